package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The making of a session's worktree of one that was kept ready.
///
/// @param wanted the session's, with its own names
record SpareTaking(
    Repository repository, Removal removal, Worktree wanted, CheckoutProgress progress) {
  private static final Logger LOG = LoggerFactory.getLogger(SpareTaking.class);

  /// Takes one, if there is one that fits. What goes wrong leaves nothing of the session behind.
  ///
  /// @param newBranch whether the branch has to be made at `tip`
  /// @return whether worktree and branch are as they were wanted; still locked as half made
  boolean take(ObjectId tip, boolean newBranch) throws IOException, InterruptedException {
    for (SpareFolder spare : SpareFolder.ready(repository, removal)) {
      var hold =
          onOneDisk(spare.worktree())
              ? SpareHold.of(repository, spare.worktree().sessionId())
              : Optional.<SpareHold>empty();
      if (hold.isEmpty()) {
        continue;
      }
      try (SpareHold held = hold.get()) {
        try {
          Optional<ObjectId> has = spare.tip();
          if (has.isPresent() && spare.claim()) {
            return taken(spare, has.get(), tip, newBranch);
          }
        } finally {
          // Whatever came of it, it is no spare any more.
          held.last();
        }
      }
    }
    return false;
  }

  private boolean onOneDisk(Worktree spare) throws IOException {
    try {
      return Files.getFileStore(spare.folder())
          .equals(Files.getFileStore(wanted.folder().resolveSibling("")));
    } catch (NoSuchFileException e) {
      // Somebody deleted it: the usual making does without.
      return false;
    }
  }

  private boolean taken(SpareFolder spare, ObjectId has, ObjectId tip, boolean newBranch)
      throws IOException, InterruptedException {
    var untouched = new UntouchedSpare(repository, spare.worktree(), has);
    boolean early = has.equals(tip) && untouched.canBeProvenLater();
    if (!early && !untouched.holds()) {
      spare.spoil();
      leftAlone(spare);
      return false;
    }
    boolean branched = false;
    boolean taken = false;
    try {
      spare.incomplete();
      Files.writeString(spare.worktree().adminFolder().resolve("ORIG_HEAD"), tip.name() + "\n");
      if (!has.equals(tip)
          && !SpareWorktrees.readTree(repository, spare.worktree(), List.of(has, tip))) {
        return false;
      }
      branched = newBranch && createBranch(tip);
      if (newBranch && !branched) {
        return false;
      }
      move(spare, tip, newBranch);
      if (early) {
        taken = proven(spare);
      } else {
        progress.placed(wanted.folder());
        taken = true;
      }
      return taken;
    } finally {
      if (!taken) {
        undo(spare, branched ? Optional.of(tip) : Optional.empty());
      }
    }
  }

  /// The nonce goes first: from then on it is the session's, whatever is still missing.
  private void move(SpareFolder spare, ObjectId tip, boolean newBranch) throws IOException {
    spare.goingTo(wanted);
    Worktree from = spare.worktree();
    var named =
        new Worktree(
            wanted.sessionId(), from.folder(), from.adminFolder(), wanted.branch(), wanted.base());
    AdminFolder.writeNonce(named, newBranch);
    WholeText.write(
        from.adminFolder().resolve("HEAD"), "ref: refs/heads/" + wanted.branch() + "\n");
    var person = new PersonIdent(repository.jgit());
    Files.writeString(
        from.adminFolder().resolve("logs/HEAD"),
        ObjectId.zeroId().name() + " " + tip.name() + " " + person.toExternalString() + "\t\n");
    repository.forget(from);
    new SpareMove(from, wanted).run();
    SpareFolder.arrived(wanted);
    SpareSeal.lift(wanted);
  }

  /// The files are looked at only now, which takes long where there are many: what they show that
  /// is older than this moment is somebody's, what comes later is the session's own.
  ///
  /// @return false when they were somebody's and are theirs again
  private boolean proven(SpareFolder spare) throws IOException, InterruptedException {
    var clock = new FileClock(wanted.folder().resolve(".git"));
    FileTime taken = clock.now();
    boolean told = clock.passes(taken);
    if (told) {
      progress.placed(wanted.folder());
    }
    if (new EarlierWork(repository, wanted, clock, taken).isThere()) {
      handBack(spare);
      return false;
    }
    if (!told) {
      progress.placed(wanted.folder());
    }
    return true;
  }

  /// Under its own names again, with all that is in it, and no session's. What a crash leaves of
  /// this still counts as half made: whatever nobody here wrote is then kept beside it.
  private void handBack(SpareFolder spare) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      progress.givenUp();
      Worktree own = spare.worktree();
      new SpareFolder(wanted).goingTo(own);
      var named =
          new Worktree(
              own.sessionId(), wanted.folder(), wanted.adminFolder(), own.branch(), own.base());
      AdminFolder.writeNonce(named, false);
      ObjectId head = repository.tip(wanted.branch());
      if (head != null) {
        WholeText.write(wanted.adminFolder().resolve("HEAD"), head.name() + "\n");
      }
      repository.forget(wanted);
      new SpareMove(wanted, own).run();
      spare.spoil();
      leftAlone(spare);
      progress.setAside(own.folder());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void leftAlone(SpareFolder spare) {
    LOG.warn("{} holds somebody's work and was left alone", spare.worktree().folder());
  }

  private boolean isWanted(Worktree left) {
    return left.sessionId().equals(wanted.sessionId());
  }

  /// Whether it still is the spare that was claimed here and is no longer whole.
  private static boolean isClaimed(SpareFolder spare, Worktree left) throws IOException {
    return left.equals(spare.worktree()) && AdminFolder.isPreparing(left.adminFolder());
  }

  private boolean createBranch(ObjectId tip) throws IOException {
    RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + wanted.branch());
    update.setExpectedOldObjectId(ObjectId.zeroId());
    update.setNewObjectId(tip);
    update.setRefLogMessage("branch: Created from " + wanted.base(), false);
    return update.update() == RefUpdate.Result.NEW;
  }

  /// Whichever names it has by now: what is left of it goes, and the usual making begins.
  private void undo(SpareFolder spare, Optional<ObjectId> ownBranchTip) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      SpareWorktrees.settle(repository, removal, wanted.sessionId()::equals);
      for (var admin : AdminFolder.all(repository)) {
        var left = AdminFolder.read(admin);
        if (left.isPresent() && (isWanted(left.get()) || isClaimed(spare, left.get()))) {
          progress.givenUp();
          new HalfMade(repository, left.get()).takeAway().ifPresent(progress::setAside);
        }
      }
      if (ownBranchTip.isPresent()) {
        Heads.deleteBranch(repository, wanted.branch(), ownBranchTip.get());
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
