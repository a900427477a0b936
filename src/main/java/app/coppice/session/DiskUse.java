package app.coppice.session;

import java.nio.file.Path;

/// What a session takes on the disk, in bytes.
///
/// @param removed whether it is in the trash
/// @param worktree of all files in its worktree, ignored ones included; 0 when it is put away
/// @param kept of what snapshots hold that no commit does: checkpoints, archive, trash, what was
///   discarded
/// @param transcript of its journal
public record DiskUse(
    SessionId id,
    String title,
    Path repository,
    boolean removed,
    long worktree,
    long kept,
    long transcript) {
  public long total() {
    return worktree + kept + transcript;
  }
}
