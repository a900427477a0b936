package app.coppice.git;

import java.nio.file.Path;

/// What came of making a worktree. Unless it was created, nothing is left of it but what others
/// made in its folder, see {@link CheckoutProgress#setAside}.
public sealed interface WorktreeCreation {
  record Created(Worktree worktree) implements WorktreeCreation {}

  /// The branch is checked out at `where`, and git allows that once.
  record BranchInUse(String branch, Path where) implements WorktreeCreation {}

  record Cancelled() implements WorktreeCreation {}

  /// @param reason what happened and what to do next
  record Refused(String reason) implements WorktreeCreation {}
}
