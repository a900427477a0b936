package app.coppice.git;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import app.coppice.diff.FileFacts;
import app.coppice.diff.LineDiff;
import app.coppice.git.Renames.Candidate;
import app.coppice.git.TreeScan.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds new files that were made from a changed one, as `git diff -C` does: the same content as it
/// had, or at least half of its lines. Each changed file is taken once.
final class Copies {
  /// Files of either kind beyond which none is looked for.
  private static final int MOST = 100;

  private Copies() {}

  /// The same differences, new files that are copies told as such.
  static List<FileDiff> in(Contents contents, List<Found> found, List<FileDiff> diffs)
      throws IOException {
    Map<String, Found> byPath = new HashMap<>();
    found.forEach(one -> byPath.put(one.path(), one));
    Map<String, Candidate> sources = candidates(contents, byPath, diffs, Change.MODIFIED);
    Map<String, Candidate> come = candidates(contents, byPath, diffs, Change.ADDED);
    if (sources.isEmpty() || come.isEmpty() || sources.size() > MOST || come.size() > MOST) {
      return diffs;
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

  private static Map<String, Candidate> candidates(
      Contents contents, Map<String, Found> byPath, List<FileDiff> diffs, Change change)
      throws IOException {
    Map<String, Candidate> all = new HashMap<>();
    for (FileDiff diff : diffs) {
      Found found = byPath.get(diff.path());
      if (diff.change() == change
          && diff.content() == Content.TEXT
          && found != null
          && all.size() <= MOST) {
        var held = change == Change.ADDED ? contents.now(found) : contents.base(found);
        all.put(diff.path(), new Candidate(diff.path(), held.bytes()));
      }
    }
    return all;
  }
}
