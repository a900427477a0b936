package app.coppice.git;

import app.coppice.git.LandResult.Conflicts;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.LandResult.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/// Brings a session's branch into its base. The merge is made in memory; files and ref change only
/// when it is known to work, the ref last and only if it still stands where it stood.
public final class Landing {
  private final Repository repository;
  private final Worktree worktree;

  public Landing(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// Lands.
  ///
  /// @param message of the merge or squash commit; not used to fast-forward
  public LandResult land(LandingStyle style, String message)
      throws IOException, InterruptedException {
    var problem = WorktreeLink.problem(repository, worktree);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    if (repository.tip(worktree.base()) == null) {
      return refused("The base branch “" + worktree.base() + "” is gone.");
    }
    var state = new WorktreeChanges(repository, worktree).compute();
    if (!state.uncommitted().isEmpty()) {
      return new Refused(
          "The session has uncommitted changes. Commit or discard them first.",
          state.uncommitted().stream().sorted().toList());
    }
    var distance = Distance.between(repository, worktree);
    if (distance.ahead() == 0) {
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
    ObjectId before = repository.jgit().parseCommit(distance.base()).getTree();
    ObjectId after = repository.jgit().parseCommit(result).getTree();
    if (checkout.isPresent()) {
      var refusal = checkout.get().refusal(before, after);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      var failure = checkout.get().move(before, after);
      if (failure.isPresent()) {
        return refused(failure.get());
      }
    }
    boolean moved = false;
    try {
      moved = moveRef(distance.base(), result, log);
    } finally {
      if (!moved && checkout.isPresent()) {
        checkout.get().move(after, before);
      }
    }
    return moved
        ? new Landed(result.name(), "Landed in “" + worktree.base() + "”.")
        : refused("“" + worktree.base() + "” moved meanwhile. Try again.");
  }

  private boolean moveRef(ObjectId from, ObjectId to, String log) throws IOException {
    RefUpdate update = repository.jgit().updateRef(Constants.R_HEADS + worktree.base());
    update.setExpectedOldObjectId(from);
    update.setNewObjectId(to);
    update.setRefLogMessage(log, false);
    return switch (update.update()) {
      case FAST_FORWARD, FORCED, NEW -> true;
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          NO_CHANGE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          IO_FAILURE,
          RENAMED,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          false;
    };
  }

  private static Refused refused(String reason) {
    return new Refused(reason, List.of());
  }

  /// The worktree that has the base checked out.
  ///
  /// @param gitFolder its own
  record BaseCheckout(Repository repository, Path folder, Path gitFolder) {

    static Optional<BaseCheckout> find(Repository repository, String base) throws IOException {
      if (AdminFolder.branchOf(repository.gitFolder()).equals(Optional.of(base))) {
        return Optional.of(
            new BaseCheckout(repository, repository.folder(), repository.gitFolder()));
      }
      for (Path admin : AdminFolder.all(repository)) {
        if (AdminFolder.branchOf(admin).equals(Optional.of(base))) {
          Path folder = Heads.whereCheckedOut(repository, base).orElse(admin);
          return Optional.of(new BaseCheckout(repository, folder, admin));
        }
      }
      return Optional.empty();
    }

    Optional<LandResult> refusal(ObjectId before, ObjectId after) throws IOException {
      if (java.nio.file.Files.exists(gitFolder.resolve("index.lock"))) {
        return Optional.of(
            refused(
                "Git is at work in "
                    + folder
                    + ", or ended there without cleaning up: there is "
                    + gitFolder.resolve("index.lock")
                    + ". Wait, or remove it when no git runs."));
      }
      try (var jgit = QuietRepository.open(gitFolder, folder)) {
        if (jgit.getRepositoryState() != org.eclipse.jgit.lib.RepositoryState.SAFE) {
          return Optional.of(
              refused(
                  folder + " is in the middle of a merge or rebase. Finish or abort that first."));
        }
        var touched = new TreeScan(jgit).changedPaths(before, after);
        if (touched.isEmpty()) {
          return Optional.empty();
        }
        var dirty =
            new TreeScan(jgit)
                .run(before, before, touched).stream()
                    .map(TreeScan.Found::path)
                    .distinct()
                    .toList();
        return dirty.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Refused(
                    "These files have changes of yours in "
                        + folder
                        + " that landing would overwrite. Commit or stash them first.",
                    dirty));
      }
    }

    /// Takes files and index from one tree to the other; both or neither change.
    ///
    /// @return why not
    Optional<String> move(ObjectId before, ObjectId after)
        throws IOException, InterruptedException {
      if (repository.program().version().isPresent()) {
        var readTree = List.of("read-tree", "-m", "-u", before.name(), after.name());
        var place = new GitProgram.Place(folder, gitFolder);
        // Without this, an index whose time stamps are stale looks changed.
        repository.program().quiet(place, List.of("update-index", "-q", "--refresh"));
        var finished = repository.program().quiet(place, readTree);
        return finished.exitStatus() == 0
            ? Optional.empty()
            : Optional.of(GitProgram.text(finished.error()).strip());
      }
      try (var jgit = QuietRepository.open(gitFolder, folder)) {
        var index = jgit.lockDirCache();
        try {
          var checkout = new org.eclipse.jgit.dircache.DirCacheCheckout(jgit, before, index, after);
          checkout.setFailOnConflict(true);
          checkout.checkout();
          return Optional.empty();
        } catch (org.eclipse.jgit.errors.CheckoutConflictException e) {
          return Optional.of("Files are in the way: " + e.getMessage());
        } finally {
          index.unlock();
        }
      }
    }
  }
}
