package app.coppice.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;

/// Whether a base holds all that a branch changed without having its commits, as after a squash:
/// the branch stands where it landed from, or merging it would leave the base as it is. Stateless;
/// reads only.
final class TakenUp {
  private TakenUp() {}

  static boolean is(Repository repository, Worktree worktree, Distance distance)
      throws IOException {
    return is(repository.jgit(worktree), distance);
  }

  static boolean is(QuietRepository jgit, Distance distance) throws IOException {
    if (distance.isWithinBase() || distance.behind() == 0) {
      return false;
    }
    // What others made of the same lines since does not bring a landed branch back.
    return distance.since().equals(distance.head()) || changesNothing(jgit, distance);
  }

  /// The commit that a branch's own work is compared with: HEAD itself where nothing of it is left
  /// to land.
  static ObjectId comparedWith(Repository repository, Worktree worktree, Distance distance)
      throws IOException {
    return is(repository, worktree, distance) ? distance.head() : distance.since();
  }

  private static boolean changesNothing(QuietRepository jgit, Distance distance)
      throws IOException {
    ObjectId held = jgit.parseCommit(distance.base()).getTree();
    return MergedTree.of(jgit, distance.since(), distance.base(), distance.head())
        .filter(held::equals)
        .isPresent();
  }
}
