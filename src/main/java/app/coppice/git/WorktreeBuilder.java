package app.coppice.git;

import app.coppice.git.WorktreeCreation.Cancelled;
import app.coppice.git.WorktreeCreation.Created;
import app.coppice.git.WorktreeCreation.Refused;
import app.coppice.git.WorktreeManager.Filling;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.jspecify.annotations.Nullable;

/// One making of a worktree, which is undone when it does not come to its end.
record WorktreeBuilder(
    Repository repository, Worktree worktree, CheckoutProgress progress, Filling filling) {

  WorktreeCreation build(ObjectId tip, boolean newBranch) throws IOException, InterruptedException {
    var beyond = Features.beyondJGit(repository);
    if (beyond.isPresent() && repository.program().version().isEmpty()) {
      return new Refused(
          "The repository uses " + beyond.get() + ", which needs the git program. Install git.");
    }
    if (newBranch && !createBranch(tip)) {
      return new Refused(
          "The branch “" + worktree.branch() + "” could not be made. Choose another name.");
    }
    boolean finished = false;
    try {
      finished = beyond.isPresent() ? byProgram(newBranch) : byHand(tip, newBranch);
    } catch (TreeListing.UnfitTreeException e) {
      undo(null);
      if (repository.program().version().isEmpty()) {
        return new Refused(e.getMessage() + ". Install git, which can.");
      }
      finished = byProgram(newBranch);
    } catch (Features.IncompleteException e) {
      return new Refused(
          "The repository is a partial clone, and files of "
              + worktree.base()
              + " are not here. Fetch them first: git fetch --refetch --no-filter");
    } finally {
      if (!finished) {
        undo(newBranch ? tip : null);
      }
    }
    return finished ? new Created(worktree) : new Cancelled();
  }

  /// Branch and administrative files come first, so that the place is known at once.
  private boolean byHand(ObjectId tip, boolean newBranch) throws IOException, InterruptedException {
    AdminFolderMaking.create(worktree, tip, new PersonIdent(repository.jgit()), newBranch);
    progress.placed(worktree.folder());
    ObjectId tree = repository.jgit().parseCommit(tip).getTree();
    boolean finished =
        isForProgram()
            ? new ProgramCheckout(repository.program(), worktree, progress).run(tree)
            : new Checkout(repository.jgit(worktree), worktree.folder(), progress)
                .run(tree, worktree.adminFolder().resolve("index"));
    return finished && fill();
  }

  private boolean isForProgram() throws IOException, InterruptedException {
    return Features.trackedFiles(repository) >= ProgramCheckout.LARGE
        && repository.program().version().isPresent();
  }

  private boolean byProgram(boolean newBranch) throws IOException, InterruptedException {
    var add =
        repository
            .program()
            .quiet(
                repository.place(),
                List.of(
                    "worktree",
                    "add",
                    "--lock",
                    "--reason",
                    AdminFolder.PREPARING_REASON,
                    "--",
                    worktree.folder().toString(),
                    worktree.branch()));
    if (add.exitStatus() != 0 && Features.isPartial(repository)) {
      undo(null);
      throw new Features.IncompleteException(GitProgram.text(add.error()).strip());
    }
    if (add.exitStatus() != 0) {
      throw new IOException("git worktree add: " + GitProgram.text(add.error()).strip());
    }
    AdminFolder.writeNonce(worktree, newBranch);
    return !progress.isCancelled() && fill();
  }

  /// The last step alone, of a worktree that has its files already.
  static WorktreeCreation filled(
      Repository repository, Worktree worktree, CheckoutProgress progress, Filling filling)
      throws IOException {
    var builder = new WorktreeBuilder(repository, worktree, progress, filling);
    boolean finished = false;
    try {
      finished = builder.fill();
    } finally {
      if (!finished) {
        builder.undo(null);
      }
    }
    return new Created(worktree);
  }

  /// Until this is done the worktree is locked as half made, and taken away after a crash.
  private boolean fill() throws IOException {
    filling.fill(worktree);
    new LeftOut(repository, worktree).sentences().forEach(progress::leftOut);
    AdminFolder.ready(worktree.adminFolder());
    return true;
  }

  private boolean createBranch(ObjectId tip) throws IOException {
    RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + worktree.branch());
    update.setExpectedOldObjectId(ObjectId.zeroId());
    update.setNewObjectId(tip);
    update.setRefLogMessage("branch: Created from " + worktree.base(), false);
    return update.update() == RefUpdate.Result.NEW;
  }

  private void undo(@Nullable ObjectId ownBranchTip) throws IOException {
    // JGit would stop at an interrupt, with half of it undone.
    boolean interrupted = Thread.interrupted();
    try {
      // What works in the folder could write on, and would have nowhere to.
      progress.givenUp();
      new HalfMade(repository, worktree).takeAway().ifPresent(progress::setAside);
      if (ownBranchTip != null) {
        Heads.deleteBranch(repository, worktree.branch(), ownBranchTip);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
