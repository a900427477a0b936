package app.coppice.diff;

import java.util.List;
import java.util.Set;

/// The difference of one file between two states.
///
/// @param path path in the new state, `/`-separated, relative to the worktree; the old one when
///   deleted
/// @param oldPath path in the old state; equal to `path` unless renamed or copied
/// @param change what happened to the file
/// @param hunks changed regions in order; empty unless `content` is `TEXT`
/// @param added lines added; 0 when the content was not compared line by line
/// @param removed lines removed; 0 when the content was not compared line by line
/// @param content what the hunks could show
/// @param facts modes and sizes, as far as they are known
public record FileDiff(
    String path,
    String oldPath,
    Change change,
    List<Hunk> hunks,
    int added,
    int removed,
    Content content,
    FileFacts facts) {

  /// What happened to the file.
  public enum Change {
    ADDED,
    MODIFIED,
    DELETED,
    RENAMED,
    COPIED,
    MODE_CHANGED
  }

  /// Whether the hunks hold the file's text.
  public enum Content {
    TEXT,
    BINARY,
    TOO_LARGE
  }

  public FileDiff {
    hunks = List.copyOf(hunks);
  }

  /// A difference of which neither modes nor sizes are known.
  public FileDiff(
      String path,
      String oldPath,
      Change change,
      List<Hunk> hunks,
      int added,
      int removed,
      Content content) {
    this(path, oldPath, change, hunks, added, removed, content, FileFacts.UNKNOWN);
  }

  /// The same with other facts.
  public FileDiff with(FileFacts other) {
    return new FileDiff(path, oldPath, change, hunks, added, removed, content, other);
  }

  /// The same file with other hunks; lines are counted anew.
  public FileDiff with(List<Hunk> others) {
    int came = count(others, DiffLine.Kind.ADDED);
    int went = count(others, DiffLine.Kind.REMOVED);
    return new FileDiff(path, oldPath, change, others, came, went, content, facts);
  }

  /// How many files these paths are; a rename has two paths.
  ///
  /// @param files what changed
  /// @param paths both of a renamed file, or only one, are one file
  public static int count(List<FileDiff> files, Set<String> paths) {
    long both =
        files.stream()
            .filter(it -> it.change() == Change.RENAMED)
            .filter(it -> paths.contains(it.path()) && paths.contains(it.oldPath()))
            .count();
    return paths.size() - Math.toIntExact(both);
  }

  private static int count(List<Hunk> hunks, DiffLine.Kind kind) {
    int count = 0;
    for (Hunk hunk : hunks) {
      for (DiffLine line : hunk.lines()) {
        count += line.kind() == kind ? 1 : 0;
      }
    }
    return count;
  }
}
