package app.coppice.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pairs files that went with files that came, by content: the same, or at least half of the lines.
final class Renames {
  /// Comparing all with all is quadratic; beyond this only equal contents are found.
  private static final int MAX_PAIRS = 10_000;

  private Renames() {}

  /// A file that went or came.
  record Candidate(String path, byte[] content) {}

  /// @return new path to old path
  static Map<String, String> find(List<Candidate> gone, List<Candidate> come) {
    var renames = new HashMap<String, String>();
    var left = new ArrayList<>(gone);
    var open = new ArrayList<Candidate>();
    var byContent = new HashMap<String, List<Candidate>>();
    left.forEach(old -> byContent.computeIfAbsent(key(old), _ -> new ArrayList<>()).add(old));
    for (Candidate file : come) {
      var same = file.content().length == 0 ? null : byContent.get(key(file));
      if (same == null || same.isEmpty()) {
        open.add(file);
      } else {
        Candidate old = same.removeLast();
        left.remove(old);
        renames.put(file.path(), old.path());
      }
    }
    if ((long) left.size() * open.size() <= MAX_PAIRS) {
      alike(left, open, renames);
    }
    return renames;
  }

  private static void alike(
      List<Candidate> left, List<Candidate> open, Map<String, String> renames) {
    var oldLines = new HashMap<String, Map<String, Integer>>();
    left.forEach(old -> oldLines.put(old.path(), lines(old)));
    for (Candidate file : open) {
      var now = lines(file);
      double best = 0.5;
      int bestIndex = -1;
      for (int i = 0; i < left.size(); i++) {
        double likeness = likeness(oldLines.getOrDefault(left.get(i).path(), Map.of()), now);
        if (likeness >= best) {
          best = likeness;
          bestIndex = i;
        }
      }
      if (bestIndex >= 0) {
        renames.put(file.path(), left.remove(bestIndex).path());
      }
    }
  }

  private static String key(Candidate file) {
    return new String(file.content(), StandardCharsets.ISO_8859_1);
  }

  private static Map<String, Integer> lines(Candidate file) {
    var counts = new HashMap<String, Integer>();
    for (String line : key(file).split("\n", -1)) {
      counts.merge(line, line.length() + 1, Integer::sum);
    }
    return counts;
  }

  /// The share of characters that stand in common lines.
  private static double likeness(Map<String, Integer> before, Map<String, Integer> now) {
    int common = 0;
    for (var line : before.entrySet()) {
      common += Math.min(line.getValue(), now.getOrDefault(line.getKey(), 0));
    }
    int longer = Math.max(total(before), total(now));
    return longer <= 1 ? 0 : (double) common / longer;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
