package app.coppice.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts sessions' worktrees away and brings them back. The branch stays.
public final class Archive {
  static final String PREFIX = "refs/coppice/archive/";

  private final Shelf shelf;

  public Archive(WorktreeManager manager) {
    shelf = new Shelf(PREFIX, manager);
  }

  /// What the snapshot would not hold and no build makes again, in sentences; empty when nothing.
  public List<String> losses(Repository repository, Worktree worktree) throws IOException {
    try {
      return IgnoredFiles.of(repository.jgit(worktree), worktree.folder()).lastingLosses();
    } catch (Snapshot.NestedRepositoryException _) {
      // Archiving refuses, and says why.
      return List.of();
    }
  }

  /// What neither a delete nor an archiving keeps unless it is chosen, the largest first.
  public List<IgnoredItem> choices(Repository repository, Worktree worktree) throws IOException {
    try {
      return IgnoredFiles.of(repository.jgit(worktree), worktree.folder()).items();
    } catch (Snapshot.NestedRepositoryException _) {
      // Archiving refuses, and says why.
      return List.of();
    }
  }

  /// Why neither an archiving nor a delete takes the worktree away as it is, in a sentence; empty
  /// where it can be tried. Reads only.
  public Optional<String> refusal(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    return shelf.refusal(repository, worktree);
  }

  /// Snapshots the worktree under `refs/coppice/archive/<session>`, then removes it.
  public ShelveResult archive(Repository repository, Worktree worktree)
      throws IOException, InterruptedException {
    return archive(repository, worktree, Set.of());
  }

  /// @param keep paths of [IgnoredItem]s that are to be kept, too
  public ShelveResult archive(Repository repository, Worktree worktree, Set<String> keep)
      throws IOException, InterruptedException {
    return shelf.put(repository, worktree, keep);
  }

  /// Makes the worktree again with branch, HEAD, index and uncommitted files. When the branch has
  /// moved since, or is checked out elsewhere, the worktree gets a new branch beside it.
  public WorktreeCreation restore(
      Repository repository, String sessionId, CheckoutProgress progress)
      throws IOException, InterruptedException {
    return shelf.take(repository, sessionId, progress);
  }

  /// Whether a snapshot of the session's worktree lies here.
  public boolean holds(Repository repository, String sessionId) throws IOException {
    return shelf.holds(repository, sessionId);
  }
}
