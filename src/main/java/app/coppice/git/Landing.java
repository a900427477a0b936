package app.coppice.git;

import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevWalk;

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
      if (!state.uncommitted().isEmpty() || !distance.isWithinBase()) {
        return false;
      }
      return distance.behind() == 0
          || move()
              .move(
                  worktree.branch(),
                  distance.head(),
                  distance.base(),
                  LandingRecord.UPDATE + worktree.base())
              .isEmpty();
    }
  }

  private LandResult landAlone(LandingStyle style, String message)
      throws IOException, InterruptedException {
    var refusal = new LandingCheck(repository, worktree).refusal();
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    var unsettled = BranchReady.unsettled(repository);
    if (unsettled.isPresent()) {
      return refused(unsettled.get());
    }
    var state = new WorktreeChanges(repository, worktree).compute();
    if (!state.uncommitted().isEmpty()) {
      return new Refused(
          "The session has uncommitted changes. Commit or discard them first.",
          state.uncommitted().stream().sorted().toList());
    }
    var distance = Distance.between(repository, worktree);
    if (distance.isWithinBase() || state.takenUp()) {
      return refused(LandingCheck.nothing(worktree.base()));
    }
    return switch (style) {
      case FAST_FORWARD ->
          distance.behind() == 0
              ? bring(distance, distance.head(), "merge " + worktree.branch() + ": Fast-forward")
              : refused(WayIn.movedOn(worktree.base()));
      case MERGE -> merge(distance, List.of(distance.base(), distance.head()), message);
      case SQUASH -> merge(distance, List.of(distance.base()), message);
      case REBASE -> rebase(distance);
    };
  }

  private LandResult merge(Distance distance, List<ObjectId> parents, String message)
      throws IOException, InterruptedException {
    var jgit = repository.jgit();
    if (!(MergeStrategy.RECURSIVE.newMerger(jgit, true) instanceof ResolveMerger merger)) {
      throw new IllegalStateException("the recursive strategy resolves");
    }
    distance.startFrom(merger);
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

  /// The branch's commits, made anew, become the base's, and then the branch's.
  private LandResult rebase(Distance distance) throws IOException, InterruptedException {
    return switch (Rebase.of(repository.jgit(), distance)) {
      case Rebase.Refused(String reason) -> refused(reason);
      case Rebase.Conflicts(String _, List<String> files) -> new Conflicts(files);
      case Rebase.Done(ObjectId tip) when tip.equals(distance.base()) ->
          refused(LandingCheck.nothing(worktree.base()));
      case Rebase.Done(ObjectId tip) -> {
        var result = bring(distance, tip, "merge " + worktree.branch() + ": Rebase");
        yield result instanceof Landed landed && !tip.equals(distance.head())
            ? new Landed(landed.id(), landed.message() + follow(distance.head(), tip))
            : result;
      }
    };
  }

  private String follow(ObjectId head, ObjectId tip) throws IOException, InterruptedException {
    return move()
        .move(worktree.branch(), head, tip, LandingRecord.UPDATE + worktree.base())
        .map(why -> " The session's branch stays where it was: " + why.reason())
        .orElse("");
  }

  /// Moves the base, and the files of whoever has it checked out.
  private LandResult bring(Distance distance, ObjectId result, String log)
      throws IOException, InterruptedException {
    String session = worktree.sessionId();
    List<LandedRecord> earlier = LandedRecord.all(repository, session);
    var all = new ArrayList<LandedRecord>();
    all.add(
        new LandedRecord(
            worktree.base(), distance.base(), result, worktree.branch(), distance.head()));
    all.addAll(stillHeld(earlier, distance.head()));
    LandedRecord.write(repository, session, all);
    var refusal = move().move(worktree.base(), distance.base(), result, log);
    if (refusal.isEmpty()) {
      return new Landed(result.name(), "Landed in “" + worktree.base() + "”.");
    }
    LandedRecord.putBack(repository, session, earlier);
    return refusal.get();
  }

  /// Those that the branch goes on from; nothing else holds what others stood at.
  private List<LandedRecord> stillHeld(List<LandedRecord> landings, ObjectId head)
      throws IOException {
    var held = new ArrayList<LandedRecord>();
    try (var walk = new RevWalk(repository.jgit())) {
      for (LandedRecord landed : landings) {
        if (StandingLanding.isWithin(walk, landed.head(), head)) {
          held.add(landed);
        }
      }
    } catch (MissingObjectException e) {
      // Git has tidied away what the branch left: it and those before it are no way back.
    }
    return held;
  }

  private BranchMove move() {
    return new BranchMove(repository, steps);
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }
}
