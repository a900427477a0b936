package app.coppice.git;

import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/// Brings a session's branch into its base. The merge is made in memory; files and ref change only
/// when it is known to work, the ref last and only if it still stands where it stood. What is about
/// to happen is on disk first, so that a crash in between is mended, see [LandingRecovery].
public final class Landing {
  private final Repository repository;
  private final Worktree worktree;
  private final Consumer<LandingStep> steps;

  public Landing(Repository repository, Worktree worktree) {
    this(repository, worktree, _ -> {});
  }

  /// @param steps hears of each step when it is done
  Landing(Repository repository, Worktree worktree, Consumer<LandingStep> steps) {
    this.repository = repository;
    this.worktree = worktree;
    this.steps = steps;
  }

  /// Lands; waits while another session of the repository does.
  ///
  /// @param message of the merge or squash commit; not used to fast-forward
  public LandResult land(LandingStyle style, String message)
      throws IOException, InterruptedException {
    try (var _ = LandingTurn.await(repository)) {
      return landAlone(style, message);
    }
  }

  /// Moves the session's clean branch forward to its base, which has all of it.
  ///
  /// @return whether the branch stands at the base now; when not, all is as it was
  public boolean catchUp() throws IOException, InterruptedException {
    try (var _ = LandingTurn.await(repository)) {
      if (WorktreeLink.problem(repository, worktree).isPresent()) {
        return false;
      }
      var state = new WorktreeChanges(repository, worktree).compute();
      var distance = Distance.between(repository, worktree);
      if (!state.uncommitted().isEmpty() || distance.ahead() > 0) {
        return false;
      }
      var checkout = BaseCheckout.find(repository, worktree.branch());
      if (distance.behind() == 0 || checkout.isEmpty()) {
        return distance.behind() == 0;
      }
      var record =
          new LandingRecord(
              worktree.branch(),
              distance.head(),
              distance.base(),
              checkout.get().folder(),
              checkout.get().gitFolder(),
              "merge " + worktree.base() + ": Fast-forward");
      return bringFiles(record, checkout.get()).isEmpty();
    }
  }

  private LandResult landAlone(LandingStyle style, String message)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    var unreadable = Features.indexRefusal(repository);
    if (unreadable.isPresent()) {
      return refused(unreadable.get());
    }
    if (worktree.base().equals(worktree.branch())) {
      return refused("A branch cannot land in itself. Name another.");
    }
    if (repository.tip(worktree.base()) == null) {
      return refused(notABranch());
    }
    for (var outcome : LandingRecovery.settleInTurn(repository)) {
      if (!outcome.settled()) {
        return refused(outcome.sentence());
      }
    }
    var state = new WorktreeChanges(repository, worktree).compute();
    if (!state.uncommitted().isEmpty()) {
      return new Refused(
          "The session has uncommitted changes. Commit or discard them first.",
          state.uncommitted().stream().sorted().toList());
    }
    var distance = Distance.between(repository, worktree);
    if (distance.ahead() == 0 || state.takenUp()) {
      return refused("The branch has nothing that “" + worktree.base() + "” lacks.");
    }
    return switch (style) {
      case FAST_FORWARD ->
          distance.behind() == 0
              ? bring(distance, distance.head(), "merge " + worktree.branch() + ": Fast-forward")
              : refused(
                  "“"
                      + worktree.base()
                      + "” has moved on, so it cannot be fast-forwarded."
                      + " Merge or squash instead.");
      case MERGE -> merge(distance, List.of(distance.base(), distance.head()), message);
      case SQUASH -> merge(distance, List.of(distance.base()), message);
    };
  }

  private String notABranch() throws IOException {
    return BaseRef.commit(repository, worktree.base()) == null
        ? "The branch “" + worktree.base() + "” to land in is not there."
        : "The session started from “"
            + worktree.base()
            + "”, which is no local branch. Name the branch to land in.";
  }

  private LandResult merge(Distance distance, List<ObjectId> parents, String message)
      throws IOException, InterruptedException {
    var jgit = repository.jgit();
    if (!(MergeStrategy.RECURSIVE.newMerger(jgit, true) instanceof ResolveMerger merger)) {
      throw new IllegalStateException("the recursive strategy resolves");
    }
    if (!merger.merge(distance.base(), distance.head())) {
      var files = merger.getUnmergedPaths().stream().distinct().sorted().toList();
      return new Conflicts(files);
    }
    ObjectId id;
    try (var inserter = jgit.newObjectInserter()) {
      // The merger's own inserter has already flushed the result's trees and blobs.
      String text = message.isBlank() ? "Merge branch '" + worktree.branch() + "'" : message;
      id = NewCommit.insert(jgit, inserter, merger.getResultTreeId(), parents, text.strip() + "\n");
    }
    return bring(distance, id, "merge " + worktree.branch());
  }

  /// Moves the base, and the files of whoever has it checked out.
  private LandResult bring(Distance distance, ObjectId result, String log)
      throws IOException, InterruptedException {
    Optional<BaseCheckout> checkout = BaseCheckout.find(repository, worktree.base());
    boolean moved;
    if (checkout.isEmpty()) {
      moved = LandingRecord.moveRef(repository, worktree.base(), distance.base(), result, log);
    } else {
      var record =
          new LandingRecord(
              worktree.base(),
              distance.base(),
              result,
              checkout.get().folder(),
              checkout.get().gitFolder(),
              log);
      var refusal = bringFiles(record, checkout.get());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      moved = true;
    }
    return moved
        ? new Landed(result.name(), "Landed in “" + worktree.base() + "”.")
        : refused("“" + worktree.base() + "” moved meanwhile. Try again.");
  }

  private Optional<Refused> bringFiles(LandingRecord record, BaseCheckout checkout)
      throws IOException, InterruptedException {
    ObjectId before = repository.jgit().parseCommit(record.from()).getTree();
    ObjectId after = repository.jgit().parseCommit(record.to()).getTree();
    var refusal = checkout.refusal(before, after);
    if (refusal.isPresent()) {
      return refusal;
    }
    record.write(repository);
    steps.accept(LandingStep.RECORDED);
    Optional<String> failure;
    try {
      failure = checkout.move(before, after);
      if (failure.isEmpty()) {
        steps.accept(LandingStep.FILES_MOVED);
        if (!record.moveRef(repository)) {
          failure = checkout.move(after, before);
          record.remove(repository);
          return Optional.of(
              refused(
                  "“"
                      + record.base()
                      + "” moved meanwhile. Try again."
                      + failure
                          .map(why ->
                              " The files in " + checkout.folder() + " are not put back: " + why)
                          .orElse("")));
        }
      }
    } catch (IOException | RuntimeException e) {
      var outcome = LandingRecovery.settle(repository, record);
      if (!outcome.settled()) {
        throw new IOException(outcome.sentence(), e);
      }
      throw e;
    }
    if (failure.isPresent()) {
      var outcome = LandingRecovery.settle(repository, record);
      String more = outcome.settled() ? "" : " " + outcome.sentence();
      return Optional.of(refused(failure.get() + more));
    }
    steps.accept(LandingStep.REF_MOVED);
    record.remove(repository);
    return Optional.empty();
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}
