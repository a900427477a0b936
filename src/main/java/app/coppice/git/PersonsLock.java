package app.coppice.git;

import java.io.IOException;
import java.util.Optional;

/// A lock that somebody put on a worktree, as `git worktree lock` does: it asks that the worktree
/// stays where it is. Reads only.
final class PersonsLock {
  private PersonsLock() {}

  /// That it is locked, with the reason and how to end that, in sentences; empty when it is not.
  /// What Coppice locks itself for a moment does not count.
  static Optional<String> sentence(Repository repository, Worktree worktree) throws IOException {
    var admin = worktree.adminFolder();
    if (!AdminFolder.isLocked(admin)
        || AdminFolder.isPreparing(admin)
        || AdminFolder.isMending(admin)) {
      return Optional.empty();
    }
    String reason = AdminFolder.lockReason(admin);
    return Optional.of(
        worktree.folder()
            + " is locked"
            + (reason.isEmpty() ? "" : " (“" + reason + "”)")
            + ", which asks to leave it there. To put it away all the same, end the lock first: "
            + WorktreeLink.unlocking(repository, worktree));
  }
}
