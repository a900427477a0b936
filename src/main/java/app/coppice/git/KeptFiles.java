package app.coppice.git;

import java.time.Instant;

/// Whether the files of a session's newest checkpoint can come along when its worktree is made anew
/// from its branch.
public sealed interface KeptFiles {
  /// Why they cannot, and what can be done instead; empty when they can.
  default String refusal() {
    return switch (this) {
      case None _ -> "There is no checkpoint whose files could come along.";
      case Usable _ -> "";
      case BranchMoved _ ->
          "The branch has moved since its newest checkpoint. Make the worktree anew, then rewind"
              + " to it if what was committed since is to be taken back.";
      case NeedsGit _ -> "The git program is needed for that. Install git.";
    };
  }

  /// There is no checkpoint, or nothing is to be made anew.
  record None() implements KeptFiles {}

  /// @param at when the checkpoint was made
  record Usable(Instant at) implements KeptFiles {}

  /// The branch has moved since: what was committed meanwhile would be taken back. Once the
  /// worktree is there, the person can rewind to the checkpoint.
  ///
  /// @param at when the checkpoint was made
  record BranchMoved(Instant at) implements KeptFiles {}

  /// Only the git program writes files as they were.
  record NeedsGit() implements KeptFiles {}
}
