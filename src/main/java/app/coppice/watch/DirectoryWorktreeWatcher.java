package app.coppice.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches worktrees with Directory-Watcher, without hashing files, skipping what git ignores.
///
/// Once a root's watches stand, and whenever events may have been lost, its listener gets an
/// `EVERYTHING`. Where the system refuses watches (Linux: `fs.inotify.max_user_watches`), the
/// notice is given once and every root is told to look at everything at a fixed pace instead.
///
/// A batch names changed files, and folders that came or went (then all below changed).
public final class DirectoryWorktreeWatcher implements WorktreeWatcher {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryWorktreeWatcher.class);

  /// Roots behind one watcher: a change of one costs a walk through the folders of at most these.
  private static final int ROOTS_IN_GROUP = 8;

  private static final Duration RESCAN = Duration.ofSeconds(5);

  private final CopyOnWriteArrayList<Consumer<WatchNotice>> notices = new CopyOnWriteArrayList<>();
  private final TrackedFiles tracked;
  private final WatchGroup.FolderLister lister;
  private final Duration rescan;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("coppice-watch-timer").factory());
  private final ExecutorService keeper =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("coppice-watch-keeper").factory());
  private final CopyOnWriteArrayList<WatchGroup> groups = new CopyOnWriteArrayList<>();

  // Guarded by this.
  private final Set<WatchGroup> dirty = new HashSet<>();
  private boolean rescanning;
  private boolean closed;

  /// @param notice told when watching falls back to looking at a pace; on a watcher's thread
  public DirectoryWorktreeWatcher(Consumer<WatchNotice> notice) {
    this(notice, TrackedFiles.NONE);
  }

  /// @param tracked names the files that are told although a rule ignores them
  public DirectoryWorktreeWatcher(Consumer<WatchNotice> notice, TrackedFiles tracked) {
    this(notice, tracked, Files::newDirectoryStream, RESCAN);
  }

  DirectoryWorktreeWatcher(
      Consumer<WatchNotice> notice,
      TrackedFiles tracked,
      WatchGroup.FolderLister lister,
      Duration rescan) {
    this.notices.add(notice);
    this.tracked = tracked;
    this.lister = lister;
    this.rescan = rescan;
  }

  @Override
  public Watch watch(Path root, Path gitFolder, Consumer<ChangeBatch> listener) {
    WatchGroup group = groupWithRoom();
    WatchedRoot watched =
        new WatchedRoot(
            root, gitFolder, tracked, timer, listener, changed -> rebuild(group, List.of(changed)));
    group.roots().add(watched);
    rebuild(group, List.of(watched));
    return () -> {
      watched.close();
      group.roots().remove(watched);
      rebuild(group, List.of());
    };
  }

  @Override
  public void onNotice(Consumer<WatchNotice> listener) {
    notices.add(listener);
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    groups.forEach(WatchGroup::silence);
    // The timer goes last: a build that runs at this moment still schedules with it.
    keeper.execute(() -> {
      groups.forEach(WatchGroup::close);
      timer.shutdownNow();
    });
    keeper.shutdown();
  }

  private synchronized WatchGroup groupWithRoom() {
    return groups.stream()
        .filter(group -> group.roots().size() < ROOTS_IN_GROUP)
        .findFirst()
        .orElseGet(() -> {
          WatchGroup made =
              new WatchGroup(timer, lister, this::rebuildAfterLoss, this::refusedWatches);
          groups.add(made);
          return made;
        });
  }

  private void rebuildAfterLoss(WatchGroup group) {
    rebuild(group, group.roots());
  }

  /// Asks for a new build, once for all requests that come before it starts; then tells the roots
  /// that may have missed something.
  private synchronized void rebuild(WatchGroup group, List<WatchedRoot> unsure) {
    if (closed || (!dirty.add(group) && unsure.isEmpty())) {
      return;
    }
    keeper.execute(() -> {
      build(group);
      unsure.forEach(WatchedRoot::changedEverything);
    });
  }

  private void build(WatchGroup group) {
    synchronized (this) {
      if (!dirty.remove(group) || rescanning || closed) {
        return;
      }
    }
    try {
      group.build();
    } catch (IOException e) {
      refusedWatches(e);
    }
  }

  private void refusedWatches(IOException e) {
    synchronized (this) {
      if (rescanning || closed) {
        return;
      }
      rescanning = true;
    }
    LOG.warn("The system refuses to watch more folders: {}", String.valueOf(e.getCause()));
    var _ =
        timer.scheduleWithFixedDelay(
            this::lookAtEverything, 0, rescan.toMillis(), TimeUnit.MILLISECONDS);
    notices.forEach(listener -> listener.accept(WatchNotice.TOO_FEW_WATCHES));
  }

  private void lookAtEverything() {
    groups.forEach(group -> group.roots().forEach(WatchedRoot::changedEverything));
  }
}
