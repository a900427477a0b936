package app.coppice.diff;

import java.util.List;

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
public record FileDiff(
    String path,
    String oldPath,
    Change change,
    List<Hunk> hunks,
    int added,
    int removed,
    Content content) {

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
}
