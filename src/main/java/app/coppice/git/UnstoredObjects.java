package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/// Git objects that live in memory, on top of others and of a repository's own: merges read and
/// write them, and nothing of them ever reaches the disk. Thread-safe.
final class UnstoredObjects {
  private final Repository jgit;
  private final List<UnstoredObjects> below;
  private final Map<ObjectId, ObjectLoader> objects = new ConcurrentHashMap<>();

  private final AtomicLong bytes = new AtomicLong();

  UnstoredObjects(Repository jgit, UnstoredObjects... below) {
    this.jgit = jgit;
    this.below = List.of(below);
  }

  ObjectInserter inserter() {
    return new Inserter();
  }

  ObjectReader reader() {
    return new Reader(jgit.newObjectReader());
  }

  /// How much is held here, without what is below.
  long bytes() {
    return bytes.get();
  }

  private @Nullable ObjectLoader find(AnyObjectId id) {
    ObjectLoader own = objects.get(id.toObjectId());
    for (int i = 0; own == null && i < below.size(); i++) {
      own = below.get(i).find(id);
    }
    return own;
  }

  private final class Inserter extends ObjectInserter {
    private final ObjectReader stored = jgit.newObjectReader();

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
      return insert(type, in.readNBytes(Math.toIntExact(length)));
    }

    @Override
    public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
      ObjectId id = idFor(type, data, offset, length);
      // Most trees of a changed worktree are those of its commit.
      if (type != Constants.OBJ_TREE || !stored.has(id)) {
        byte[] copy = java.util.Arrays.copyOfRange(data, offset, offset + length);
        if (objects.put(id, new ObjectLoader.SmallObject(type, copy)) == null) {
          bytes.addAndGet(length);
        }
      }
      return id;
    }

    @Override
    public PackParser newPackParser(InputStream in) {
      throw new UnsupportedOperationException("no pack is ever read into memory");
    }

    @Override
    public ObjectReader newReader() {
      return reader();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      stored.close();
    }
  }

  private final class Reader extends ObjectReader {
    private final ObjectReader stored;

    Reader(ObjectReader stored) {
      this.stored = stored;
    }

    @Override
    public ObjectReader newReader() {
      return reader();
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
      return stored.resolve(id);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      ObjectLoader own = find(id);
      return own == null ? stored.open(id, type) : own;
    }

    @Override
    public boolean has(AnyObjectId id, int type) throws IOException {
      return find(id) != null || stored.has(id, type);
    }

    @Override
    public Set<ObjectId> getShallowCommits() throws IOException {
      return stored.getShallowCommits();
    }

    @Override
    public void close() {
      stored.close();
    }
  }
}
