package app.coppice.git;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/// The states of a worktree that were kept and can be compared: its checkpoints, and its branch's
/// commits since the base. Thread-safe; reads only.
public final class Milestones {
  /// Commits beyond this many are left out, the oldest first.
  private static final int MOST_COMMITS = 200;

  private final Repository repository;
  private final Worktree worktree;

  public Milestones(Repository repository, Worktree worktree) {
    this.repository = repository;
    this.worktree = worktree;
  }

  /// A kept state.
  ///
  /// @param name that names it to git
  /// @param title the first line of a commit's message; empty for a checkpoint
  public record Kept(String name, String title, Instant at) {}

  /// Oldest first.
  public List<Kept> checkpoints() throws IOException {
    var kept = new ArrayList<Kept>();
    for (Checkpoint checkpoint : new Checkpoints(repository, worktree).all()) {
      String ref = Checkpoints.PREFIX + worktree.sessionId() + "/" + checkpoint.name();
      kept.add(new Kept(ref, "", checkpoint.at()));
    }
    return kept;
  }

  /// Commits of the branch that its base lacks, oldest first.
  public List<Kept> commits() throws IOException {
    var distance = Distance.between(repository, worktree);
    var kept = new ArrayList<Kept>();
    try (var walk = new RevWalk(repository.jgit(worktree))) {
      walk.sort(RevSort.TOPO);
      walk.markStart(walk.parseCommit(distance.head()));
      walk.markUninteresting(walk.parseCommit(distance.base()));
      for (RevCommit commit : walk) {
        if (kept.size() == MOST_COMMITS) {
          break;
        }
        kept.add(
            new Kept(
                commit.name(),
                commit.getShortMessage(),
                commit.getCommitterIdent().getWhenAsInstant()));
      }
    }
    return kept.reversed();
  }
}
