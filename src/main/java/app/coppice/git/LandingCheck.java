package app.coppice.git;

import java.io.IOException;
import java.util.Optional;

/// What keeps a session's branch from being landed, whatever the style. Blocking; reads only.
///
/// @param worktree its base is where to land
record LandingCheck(Repository repository, Worktree worktree) {

  /// Why nothing can land, in a sentence, by what stands before any look at the files.
  Optional<String> refusal() throws IOException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return problem;
    }
    var unreadable = Features.indexRefusal(repository);
    if (unreadable.isPresent()) {
      return unreadable;
    }
    if (worktree.base().equals(worktree.branch())) {
      return Optional.of("A branch cannot land in itself. Name another.");
    }
    return repository.tip(worktree.base()) == null ? Optional.of(notABranch()) : Optional.empty();
  }

  /// The same as far as it can be known beforehand: what an earlier landing left would be settled
  /// first, and what is not committed yet can still be.
  Optional<String> foreseen() throws IOException {
    var refusal = refusal();
    if (refusal.isEmpty()) {
      refusal = LandingRecovery.foreseen(repository);
    }
    if (refusal.isPresent()) {
      return refusal;
    }
    var distance = Distance.between(repository, worktree);
    boolean brings = !distance.isWithinBase() && !TakenUp.is(repository, worktree, distance);
    return brings ? Optional.empty() : nothingForeseen();
  }

  /// That the base has all commits, unless there is something that can still become one.
  Optional<String> nothingForeseen() throws IOException {
    var state = new WorktreeChanges(repository, worktree).compute();
    return state.uncommitted().isEmpty() ? Optional.of(nothing(worktree.base())) : Optional.empty();
  }

  private String notABranch() throws IOException {
    return BaseRef.commit(repository, worktree.base()) == null
        ? "The branch “" + worktree.base() + "” to land in is not there."
        : "The session started from “"
            + worktree.base()
            + "”, which is no local branch. Name the branch to land in.";
  }

  static String nothing(String base) {
    return "The branch has nothing that “" + base + "” lacks.";
  }
}
