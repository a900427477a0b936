package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/// Whether a base holds all that a branch changed without having its commits, as after a squash:
/// merging the branch would leave the base as it is. Stateless; reads only.
final class TakenUp {
  private TakenUp() {}

  static boolean is(Repository jgit, Distance distance) throws IOException {
    if (distance.ahead() == 0 || distance.behind() == 0) {
      return false;
    }
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
    private final Repository jgit;

    Unstored(Repository jgit) {
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
