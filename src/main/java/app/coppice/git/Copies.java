package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.FileFacts;
import app.coppice.diff.FileSide;
import app.coppice.diff.LineDiff;
import app.coppice.git.Renames.Candidate;
import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds new files that were made from a changed one, as `git diff -C` does: the same content as it
/// had, or at least half of its lines. Each changed file is taken once.
final class Copies {
  /// Files of either kind beyond which none is looked for.
  private static final int MOST = 100;

  /// Bytes of all of them, likewise: it is done again with each new file that is written.
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private Copies() {}

  /// The same differences, new files that are copies told as such.
  static List<FileDiff> in(Contents contents, List<Found> found, List<FileDiff> diffs)
      throws IOException {
    if (!isPossible(diffs)) {
      return diffs;
    }
    Map<String, Found> byPath = new HashMap<>();
    found.forEach(one -> byPath.put(one.path(), one));
    Map<String, Candidate> sources = new LinkedHashMap<>();
    Map<String, Candidate> come = new LinkedHashMap<>();
    for (FileDiff diff : diffs) {
      Found one = byPath.get(diff.path());
      if (one != null && isSource(diff)) {
        sources.put(diff.path(), new Candidate(diff.path(), contents.base(one).bytes()));
      } else if (one != null && isNew(diff)) {
        come.put(diff.path(), new Candidate(diff.path(), contents.now(one).bytes()));
      }
    }
    Map<String, String> copies =
        Renames.find(List.copyOf(sources.values()), List.copyOf(come.values()));
    List<FileDiff> told = new ArrayList<>(diffs.size());
    for (FileDiff diff : diffs) {
      Candidate source = sources.get(copies.getOrDefault(diff.path(), ""));
      Candidate copy = come.get(diff.path());
      told.add(source == null || copy == null ? diff : copied(diff, source, copy));
    }
    return told;
  }

  private static FileDiff copied(FileDiff diff, Candidate source, Candidate copy) {
    var made =
        LineDiff.compare(
            diff.path(), source.path(), Change.COPIED, source.content(), copy.content());
    // Its own mode is what it came with.
    return made.with(
        new FileFacts(made.facts().before(), diff.facts().after(), made.facts().charset()));
  }

  /// Whether copies are looked for among these.
  static boolean isPossible(List<FileDiff> diffs) {
    int sources = 0;
    int come = 0;
    long bytes = 0;
    for (FileDiff diff : diffs) {
      if (isSource(diff)) {
        sources++;
        bytes += diff.facts().before().bytes();
      } else if (isNew(diff)) {
        come++;
        bytes += diff.facts().after().bytes();
      }
    }
    return sources > 0 && come > 0 && sources <= MOST && come <= MOST && bytes <= MOST_BYTES;
  }

  /// Files to look at once more, since copies among them may be others than they were; none where
  /// they stay. Which file was made from which is decided among all.
  ///
  /// @param now copies that were not looked at again are told as such, others as new
  /// @param touched paths that were looked at again
  static Set<String> toLookAt(
      List<FileDiff> earlier, List<FileDiff> now, Predicate<String> touched) {
    boolean newFiles =
        Stream.concat(earlier.stream(), now.stream())
            .anyMatch(diff -> isNew(diff) && touched.test(diff.path()));
    if (!newFiles && sources(earlier, touched).equals(sources(now, touched))) {
      return Set.of();
    }
    boolean possible = isPossible(now);
    Set<String> all = new HashSet<>();
    earlier.stream()
        .filter(diff -> diff.change() == Change.COPIED)
        .forEach(diff -> all.add(diff.path()));
    now.stream()
        .filter(diff -> possible && (isNew(diff) || isSource(diff)))
        .forEach(diff -> all.add(diff.path()));
    return all;
  }

  private static Set<String> sources(List<FileDiff> diffs, Predicate<String> touched) {
    return diffs.stream()
        .filter(diff -> isSource(diff) && touched.test(diff.path()))
        .map(FileDiff::path)
        .collect(Collectors.toSet());
  }

  private static boolean isSource(FileDiff diff) {
    return diff.change() == Change.MODIFIED && isText(diff, diff.facts().before());
  }

  private static boolean isNew(FileDiff diff) {
    boolean came = diff.change() == Change.ADDED || diff.change() == Change.COPIED;
    return came && isText(diff, diff.facts().after());
  }

  private static boolean isText(FileDiff diff, FileSide side) {
    return diff.content() == Content.TEXT && !side.isLink() && !side.isSubmodule();
  }
}
