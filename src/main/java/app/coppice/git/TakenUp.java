package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevWalk;

/// Whether a base holds all that a branch changed without having its commits, as after a squash:
/// the branch stands where it landed from, or merging it would leave the base as it is. Stateless;
/// reads only.
final class TakenUp {
  private TakenUp() {}

  static boolean is(Repository repository, Worktree worktree, Distance distance)
      throws IOException {
    if (distance.ahead() == 0 || distance.behind() == 0) {
      return false;
    }
    var jgit = repository.jgit(worktree);
    return hasLanded(repository, worktree, jgit, distance) || changesNothing(jgit, distance);
  }

  /// What others made of the same lines since does not bring it back.
  private static boolean hasLanded(
      Repository repository, Worktree worktree, QuietRepository jgit, Distance distance)
      throws IOException {
    var landed = LandedRecord.read(repository, worktree.sessionId());
    if (landed.isEmpty()
        || !landed.get().base().equals(worktree.base())
        || !landed.get().head().equals(distance.head())) {
      return false;
    }
    try (var walk = new RevWalk(jgit)) {
      return walk.isMergedInto(
          walk.parseCommit(landed.get().to()), walk.parseCommit(distance.base()));
    } catch (MissingObjectException e) {
      // The base was put back by other means, and git has tidied the landing away.
      return false;
    }
  }

  private static boolean changesNothing(QuietRepository jgit, Distance distance)
      throws IOException {
    try (var inserter = new Unstored(jgit)) {
      if (!(MergeStrategy.RESOLVE.newMerger(inserter, jgit.getConfig())
          instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the resolve strategy resolves");
      }
      merger.setBase(distance.mergeBase());
      return merger.merge(distance.base(), distance.head())
          && jgit.parseCommit(distance.base()).getTree().equals(merger.getResultTreeId());
    }
  }

  /// Names what a merge makes and keeps none of it.
  private static final class Unstored extends ObjectInserter.Formatter {
    private final QuietRepository jgit;

    Unstored(QuietRepository jgit) {
      this.jgit = jgit;
    }

    @Override
    public ObjectId insert(int type, byte[] data, int offset, int length) {
      return idFor(type, data, offset, length);
    }

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
      return idFor(type, length, in);
    }

    @Override
    public ObjectReader newReader() {
      return jgit.newObjectReader();
    }
  }
}
