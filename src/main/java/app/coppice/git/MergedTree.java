package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/// The tree that a merge would come to, of which nothing is kept. Stateless; reads only.
final class MergedTree {
  private MergedTree() {}

  /// @return its id; empty where the two sides conflict
  static Optional<ObjectId> of(QuietRepository jgit, ObjectId base, ObjectId ours, ObjectId theirs)
      throws IOException {
    try (var inserter = new Unstored(jgit)) {
      if (!(MergeStrategy.RESOLVE.newMerger(inserter, jgit.getConfig())
          instanceof ResolveMerger merger)) {
        throw new IllegalStateException("the resolve strategy resolves");
      }
      merger.setBase(base);
      return merger.merge(ours, theirs) ? Optional.of(merger.getResultTreeId()) : Optional.empty();
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
