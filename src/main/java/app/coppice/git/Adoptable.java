package app.coppice.git;

import java.nio.file.Path;

/// A worktree or a branch that was made elsewhere and that a session could take on.
///
/// @param folder the worktree's; of a branch the repository's
/// @param obstacle why it cannot be taken on and what to do, in a sentence; empty when it can
public record Adoptable(Kind kind, String branch, Path folder, String obstacle) {
  /// What it is.
  public enum Kind {
    /// A linked worktree, with the branch that is checked out there.
    WORKTREE,
    /// A local branch that is checked out nowhere.
    BRANCH
  }

  public boolean isFree() {
    return obstacle.isEmpty();
  }
}
