package app.coppice.git;

import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/// Takes a session's last landing back, while the base still stands where it was put: base, files
/// and the session's branch are as they were before. Blocking.
public final class LandingUndo {
  private final Repository repository;
  private final Worktree worktree;
  private final Consumer<LandingStep> steps;

  public LandingUndo(Repository repository, Worktree worktree) {
    this(repository, worktree, _ -> {});
  }

  /// @param steps hears of each step when it is done
  LandingUndo(Repository repository, Worktree worktree, Consumer<LandingStep> steps) {
    this.repository = repository;
    this.worktree = worktree;
    this.steps = steps;
  }

  /// The branch that an undo would move; empty when there is nothing to undo.
  public String base() throws IOException {
    var landed = LandedRecord.read(repository, worktree.sessionId());
    return landed.isPresent() && landed.get().to().equals(repository.tip(landed.get().base()))
        ? landed.get().base()
        : "";
  }

  /// Waits while another session of the repository lands.
  public LandResult undo() throws IOException, InterruptedException {
    try (var _ = LandingTurn.await(repository)) {
      var refusal = BranchReady.refusal(repository, worktree);
      if (refusal.isPresent()) {
        return refused(refusal.get());
      }
      var landed = LandedRecord.read(repository, worktree.sessionId());
      return landed.isEmpty()
          ? refused("Nothing was landed that could be undone.")
          : undo(landed.get());
    }
  }

  private LandResult undo(LandedRecord landed) throws IOException, InterruptedException {
    ObjectId tip = repository.tip(landed.base());
    String name = "“" + landed.base() + "”";
    var move = new BranchMove(repository, steps);
    if (landed.to().equals(tip)) {
      if (!isAncestor(landed.from(), landed.to())) {
        return refused("What is kept of the last landing does not fit " + name + ".");
      }
      String log = LandingRecord.UNDO + landed.branch();
      var refusal = move.move(landed.base(), landed.to(), landed.from(), log);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    } else if (landed.from().equals(tip)) {
      // Cut off between the two, or nothing was landed at all.
      if (!landed.to().equals(repository.tip(landed.branch()))) {
        return refused("Nothing was landed that could be undone.");
      }
    } else {
      return refused(
          name
              + " has moved on since, so the landing can no longer be undone. To take it back all"
              + " the same, revert its commits with git.");
    }
    String more = bringBranchBack(landed, move);
    List<LandedRecord> all = LandedRecord.all(repository, worktree.sessionId());
    // It may be gone by now, with its session.
    if (!all.isEmpty() && all.getFirst().equals(landed)) {
      LandedRecord.putBack(repository, worktree.sessionId(), all.subList(1, all.size()));
    }
    return new Landed(
        landed.from().name(), "Undone: " + name + " is where it was before the landing." + more);
  }

  /// A merge takes the branch along, and a rebase makes its commits anew.
  private String bringBranchBack(LandedRecord landed, BranchMove move)
      throws IOException, InterruptedException {
    boolean followed =
        landed.to().equals(repository.tip(landed.branch())) && !landed.to().equals(landed.head());
    if (!followed) {
      return "";
    }
    String log = LandingRecord.UNDO + landed.branch();
    return move.move(landed.branch(), landed.to(), landed.head(), log)
        .map(why -> " The session's branch stays with the landing: " + why.reason())
        .orElse("");
  }

  private boolean isAncestor(ObjectId one, ObjectId other) throws IOException {
    try (var walk = new RevWalk(repository.jgit())) {
      return walk.isMergedInto(walk.parseCommit(one), walk.parseCommit(other));
    }
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}
