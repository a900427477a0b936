package app.coppice.git;

import java.io.IOException;
import java.util.Optional;

/// What has to hold before a session's branch or its base moves: the worktree is its own, and what
/// an earlier move was cut off in is brought to an end. Within a {@link LandingTurn} only.
final class BranchReady {
  private BranchReady() {}

  /// Why nothing can move, in a sentence; empty when it can.
  static Optional<String> refusal(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    return problem.isPresent() ? problem : unsettled(repository);
  }

  /// What an earlier move left that only the person can see to.
  static Optional<String> unsettled(Repository repository)
      throws IOException, InterruptedException {
    return LandingRecovery.settleInTurn(repository).stream()
        .filter(outcome -> !outcome.settled())
        .map(LandingOutcome::sentence)
        .findFirst();
  }
}
