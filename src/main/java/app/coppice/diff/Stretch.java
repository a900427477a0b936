package app.coppice.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A range of an old and of a new sequence that are to be compared with each other.
record Stretch(int[] oldIds, int oldStart, int oldEnd, int[] newIds, int newStart, int newEnd) {

  int size() {
    return oldEnd - oldStart + newEnd - newStart;
  }

  boolean isOneSided() {
    return oldStart == oldEnd || newStart == newEnd;
  }

  /// Without what both sides begin and end with.
  Stretch trimmed() {
    int os = oldStart;
    int ns = newStart;
    int oe = oldEnd;
    int ne = newEnd;
    while (os < oe && ns < ne && oldIds[os] == newIds[ns]) {
      os++;
      ns++;
    }
    while (os < oe && ns < ne && oldIds[oe - 1] == newIds[ne - 1]) {
      oe--;
      ne--;
    }
    return new Stretch(oldIds, os, oe, newIds, ns, ne);
  }

  /// Cuts at the longest increasing run of elements that occur equally often on both sides, the
  /// n-th here being the n-th there. One part means that there was nowhere to cut.
  List<Stretch> parts() {
    int[] partner = partners();
    var parts = new ArrayList<Stretch>();
    int os = oldStart;
    int ns = newStart;
    for (int i : increasing(partner)) {
      parts.add(new Stretch(oldIds, os, i, newIds, ns, partner[i - oldStart]));
      os = i + 1;
      ns = partner[i - oldStart] + 1;
    }
    parts.add(new Stretch(oldIds, os, oldEnd, newIds, ns, newEnd));
    return parts;
  }

  int[] oldIndicesAlsoInNew() {
    var there = occurrences(newIds, newStart, newEnd);
    return IntStream.range(oldStart, oldEnd).filter(i -> there.containsKey(oldIds[i])).toArray();
  }

  int[] newIndicesAlsoInOld() {
    var there = occurrences(oldIds, oldStart, oldEnd);
    return IntStream.range(newStart, newEnd).filter(i -> there.containsKey(newIds[i])).toArray();
  }

  List<Integer> oldList() {
    return IntStream.range(oldStart, oldEnd).mapToObj(i -> oldIds[i]).toList();
  }

  List<Integer> newList() {
    return IntStream.range(newStart, newEnd).mapToObj(i -> newIds[i]).toList();
  }

  /// For each old index its new one, or -1.
  private int[] partners() {
    var here = occurrences(oldIds, oldStart, oldEnd);
    var there = occurrences(newIds, newStart, newEnd);
    int[] partner = new int[oldEnd - oldStart];
    Arrays.fill(partner, -1);
    here.forEach((id, olds) -> {
      var news = there.get(id);
      if (news != null && news.size() == olds.size()) {
        for (int k = 0; k < olds.size(); k++) {
          partner[olds.get(k) - oldStart] = news.get(k);
        }
      }
    });
    return partner;
  }

  private static Map<Integer, List<Integer>> occurrences(int[] ids, int start, int end) {
    Map<Integer, List<Integer>> found = new HashMap<>();
    for (int i = start; i < end; i++) {
      found.computeIfAbsent(ids[i], _ -> new ArrayList<>()).add(i);
    }
    return found;
  }

  /// Old indices whose partners are the longest increasing subsequence, by patience sorting.
  private List<Integer> increasing(int[] partner) {
    int[] tops = new int[partner.length];
    int[] previous = new int[partner.length];
    int piles = 0;
    for (int i = 0; i < partner.length; i++) {
      if (partner[i] < 0) {
        continue;
      }
      int low = 0;
      int high = piles;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (partner[tops[middle]] < partner[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tops[low - 1];
      tops[low] = i;
      piles = Math.max(piles, low + 1);
    }
    var run = new ArrayList<Integer>();
    for (int i = piles == 0 ? -1 : tops[piles - 1]; i >= 0; i = previous[i]) {
      run.add(i + oldStart);
    }
    return run.reversed();
  }
}
