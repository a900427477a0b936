package app.coppice.git;

import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;

/// Pairs files that went with files that came, by content: the same, or at least half of the lines.
final class Renames {
  /// Comparing all with all is quadratic; beyond this only equal contents are found.
  private static final int MAX_PAIRS = 10_000;

  private Renames() {}

  /// A file that went or came.
  record Candidate(String path, byte[] content) {}

  /// Among what differs: files that went and came, of plain files alone.
  ///
  /// @return new path to old path
  static Map<String, String> among(Contents contents, List<Found> changes) throws IOException {
    var gone = new ArrayList<Candidate>();
    var come = new ArrayList<Candidate>();
    for (Found change : changes) {
      if (change.base().isThere() && !change.now().isThere() && isFile(change.base().mode())) {
        gone.add(new Candidate(change.path(), contents.base(change).bytes()));
      }
    }
    if (gone.isEmpty()) {
      return Map.of();
    }
    for (Found change : changes) {
      if (!change.base().isThere() && isFile(change.now().mode())) {
        come.add(new Candidate(change.path(), contents.now(change).bytes()));
      }
    }
    return find(gone, come);
  }

  private static boolean isFile(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        && mode.getObjectType() == Constants.OBJ_BLOB;
  }

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

  /// How much of a line one of the files that went has of it.
  private record Part(int file, int characters) {}

  private static void alike(
      List<Candidate> left, List<Candidate> open, Map<String, String> renames) {
    var parts = new HashMap<String, List<Part>>();
    var totals = new int[left.size()];
    for (int i = 0; i < totals.length; i++) {
      var lines = lines(left.get(i));
      totals[i] = total(lines);
      for (var line : lines.entrySet()) {
        parts
            .computeIfAbsent(line.getKey(), _ -> new ArrayList<>())
            .add(new Part(i, line.getValue()));
      }
    }
    var taken = new boolean[totals.length];
    for (Candidate file : open) {
      var now = lines(file);
      int total = total(now);
      int[] common = common(now, parts, totals.length);
      double best = 0.5;
      int bestIndex = -1;
      for (int i = 0; i < totals.length; i++) {
        double likeness = likeness(common[i], Math.max(totals[i], total));
        if (!taken[i] && likeness >= best) {
          best = likeness;
          bestIndex = i;
        }
      }
      if (bestIndex >= 0) {
        taken[bestIndex] = true;
        renames.put(file.path(), left.get(bestIndex).path());
      }
    }
  }

  /// Characters in common lines, by the index of each file that went.
  private static int[] common(Map<String, Integer> now, Map<String, List<Part>> parts, int files) {
    var common = new int[files];
    for (var line : now.entrySet()) {
      for (Part part : parts.getOrDefault(line.getKey(), List.of())) {
        common[part.file()] += Math.min(line.getValue(), part.characters());
      }
    }
    return common;
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
  private static double likeness(int common, int longer) {
    return longer <= 1 ? 0 : (double) common / longer;
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
