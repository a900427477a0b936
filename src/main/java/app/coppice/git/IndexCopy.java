package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A copy of the index from before something that may fail, which puts it back. One thread.
final class IndexCopy implements AutoCloseable {
  private final Worktree worktree;
  private final Path copy;
  private final boolean wasThere;

  private IndexCopy(Worktree worktree, Path copy, boolean wasThere) {
    this.worktree = worktree;
    this.copy = copy;
    this.wasThere = wasThere;
  }

  static IndexCopy of(Worktree worktree) throws IOException {
    Path copy = Files.createTempFile(worktree.adminFolder(), "coppice-index", null);
    boolean there = true;
    try {
      Files.copy(
          worktree.adminFolder().resolve("index"),
          copy,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      there = false;
    }
    return new IndexCopy(worktree, copy, there);
  }

  /// Makes the index what it was, under git's own lock; leaves it to whoever holds that.
  void putBack() throws IOException {
    Path index = worktree.adminFolder().resolve("index");
    Path lock = new IndexLock(worktree.folder(), worktree.adminFolder()).file();
    if (!wasThere) {
      return;
    }
    boolean locked = false;
    boolean done = false;
    try {
      Files.copy(copy, lock, StandardCopyOption.COPY_ATTRIBUTES);
      locked = true;
      Files.move(lock, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      done = true;
    } catch (FileAlreadyExistsException e) {
      if (locked) {
        throw e;
      }
    } finally {
      // What a copy cut off is gone already; nobody else's lock is touched.
      if (locked && !done) {
        Files.deleteIfExists(lock);
      }
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(copy);
  }
}
