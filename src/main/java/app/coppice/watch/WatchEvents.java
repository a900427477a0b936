package app.coppice.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one Directory-Watcher tells, handed on to the worktrees that it concerns. On the watcher's
/// own thread.
final class WatchEvents implements DirectoryChangeListener {
  private static final Logger LOG = LoggerFactory.getLogger(WatchEvents.class);

  private final WatchedRoots roots;
  private final Runnable eventsLost;
  private final Consumer<IOException> brokenOff;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  WatchEvents(WatchedRoots roots, Runnable eventsLost, Consumer<IOException> brokenOff) {
    this.roots = roots;
    this.eventsLost = eventsLost;
    this.brokenOff = brokenOff;
  }

  /// Completes when all watches stand, or fails with what the system refused.
  Future<Boolean> ready() {
    return ready;
  }

  /// Sets the watches and serves their events until the watcher is closed.
  void serve(DirectoryWatcher watcher) {
    try {
      watcher.watch();
    } catch (ClosedWatchServiceException e) {
      LOG.debug("Closed while it set its watches", e);
    } catch (RuntimeException e) {
      // Directory-Watcher wraps what the system refused.
      if (!ready.completeExceptionally(e.getCause() instanceof IOException io ? io : e)) {
        throw e;
      }
    } finally {
      ready.complete(false);
    }
  }

  /// Asked for the first time when all watches stand.
  @Override
  public boolean isWatching() {
    ready.complete(true);
    return true;
  }

  @Override
  public void onEvent(DirectoryChangeEvent event) {
    @Nullable Path path = event.path();
    switch (event.eventType()) {
      case OVERFLOW -> lost();
      case CREATE, MODIFY, DELETE -> {
        if (path != null) {
          changed(path, event.isDirectory());
        }
      }
    }
  }

  /// Directory-Watcher reports some overflows and every refused watch in this way.
  @Override
  public void onException(Exception e) {
    LOG.debug("File watching met a failure", e);
    if (e instanceof IOException refused && !(e instanceof NoSuchFileException)) {
      brokenOff.accept(refused);
    }
    lost();
  }

  private void lost() {
    roots.all().forEach(WatchedRoot::changedEverything);
    eventsLost.run();
  }

  private void changed(Path path, boolean isFolder) {
    if (roots.isGits(path)) {
      roots.all().forEach(root -> root.changedGit(path));
      return;
    }
    roots
        .owner(path)
        .ifPresent(root -> {
          if (isFolder) {
            root.changedFolder(path);
          } else {
            root.changedFile(path);
          }
        });
  }
}
