package app.coppice.git;

import app.coppice.diff.FileDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/// Deletes sessions' worktrees in a way that can be undone.
public final class Trash {
  static final String PREFIX = "refs/coppice/trash/";

  private final Shelf shelf;

  public Trash(WorktreeManager manager) {
    shelf = new Shelf(PREFIX, manager);
  }

  /// What a delete takes away from sight, in sentences; empty when nothing. Of the ignored files
  /// [Archive#choices] tells.
  public List<String> losses(Repository repository, Worktree worktree) throws IOException {
    var state = new WorktreeChanges(repository, worktree).compute();
    var losses = new ArrayList<String>();
    int files = FileDiff.count(state.files(), state.uncommitted());
    if (files > 0) {
      losses.add(files == 1 ? "1 file is uncommitted." : files + " files are uncommitted.");
    }
    if (state.ahead() > 0) {
      String commits = state.ahead() == 1 ? "1 commit is" : state.ahead() + " commits are";
      losses.add(commits + " not in “" + worktree.base() + "”.");
    }
    losses.addAll(new Submodules(repository, worktree).losses());
    if (!AdminFolder.isAdopted(worktree.adminFolder())) {
      PersonsLock.sentence(repository, worktree).ifPresent(losses::add);
    }
    try {
      var _ = IgnoredFiles.of(repository.jgit(worktree), worktree.folder());
    } catch (Snapshot.NestedRepositoryException e) {
      losses.add(
          worktree.folder().resolve(e.path()) + " is a repository of its own. Move it away first.");
    }
    return losses;
  }

  /// Snapshots the worktree under `refs/coppice/trash/<session>`, removes it, and deletes the
  /// branch if it was made for the session and has not moved.
  public ShelveResult delete(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    return delete(repository, worktree, Set.of());
  }

  /// @param keep paths of [IgnoredItem]s that are to be kept, too
  public ShelveResult delete(Repository repository, Worktree worktree, Set<String> keep)
      throws IOException, InterruptedException {
    boolean ownBranch = AdminFolder.madeBranch(worktree.adminFolder());
    ObjectId tip = repository.tip(worktree.branch());
    ObjectId head = repository.jgit(worktree).resolve("HEAD");
    var result = shelf.put(repository, worktree, keep);
    if (result instanceof ShelveResult.Shelved && ownBranch && tip != null && tip.equals(head)) {
      Heads.deleteBranch(repository, worktree.branch(), tip);
    }
    return result;
  }

  /// Brings a deleted session's branch and worktree back.
  public WorktreeCreation undo(Repository repository, String sessionId, CheckoutProgress progress)
      throws IOException, InterruptedException {
    return shelf.take(repository, sessionId, progress);
  }

  /// Whether a snapshot of the session's worktree lies here.
  public boolean holds(Repository repository, String sessionId) throws IOException {
    return shelf.holds(repository, sessionId);
  }

  /// What would be gone for good with a session that was deleted.
  ///
  /// @param files that were never committed, ignored ones included
  /// @param commits that no branch, remote branch or tag holds
  /// @param bytes of those files
  public record Weight(int files, int commits, long bytes) {}

  /// Weighs what {@link #forget} takes away. Reads only.
  public Weight weigh(Repository repository, String sessionId) throws IOException {
    return Forgotten.weigh(repository, sessionId);
  }

  /// Takes away every ref that was made for a session, its snapshots with them: nothing of it can
  /// be brought back. May be repeated. Its branch, where it was kept, stays.
  public void forget(Repository repository, String sessionId) throws IOException {
    Forgotten.forget(repository, sessionId);
  }
}
