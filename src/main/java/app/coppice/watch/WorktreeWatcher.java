package app.coppice.watch;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Watches many worktrees with one watcher. Thread-safe.
public interface WorktreeWatcher extends AutoCloseable {
  /// Starts watching `root` and its own git folder; returns at once. `listener` is called on the
  /// watcher's threads, 100 ms after the last change (500 ms after the first at the latest).
  Watch watch(Path root, Path gitFolder, Consumer<ChangeBatch> listener);

  /// Tells `listener` too, from now on, whenever watching falls back to looking at a pace; on a
  /// watcher's thread.
  default void onNotice(Consumer<WatchNotice> listener) {}

  @Override
  void close();

  /// One watched worktree.
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
