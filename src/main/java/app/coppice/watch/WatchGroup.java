package app.coppice.watch;

import app.coppice.concurrent.Debouncer;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few worktrees behind one Directory-Watcher, so one inotify instance of the 128 a person has.
///
/// Directory-Watcher takes its roots at construction only: a change of them builds a new one and
/// closes the old one a second later, so that no event falls between. Built on the keeper's thread,
/// events come on the watcher's own.
final class WatchGroup {
  private static final Logger LOG = LoggerFactory.getLogger(WatchGroup.class);

  /// How long a replaced watcher may still tell what it saw before the new one stood.
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final WatchedRoots roots = new WatchedRoots();
  private final Debouncer eventsLost;
  private final Consumer<IOException> brokenOff;
  private final FolderLister lister;

  private final ScheduledExecutorService timer;
  private final Set<DirectoryWatcher> retired = ConcurrentHashMap.newKeySet();

  // Keeper's thread only.
  private @Nullable DirectoryWatcher watcher;

  /// Names the children of a folder; a seam for a system that refuses.
  interface FolderLister {
    DirectoryStream<Path> list(Path folder) throws IOException;
  }

  /// @param eventsLost asks for a new build of this group, since new folders may have been missed;
  ///   on the timer's thread, at most every second
  /// @param brokenOff told when the system refuses further watches
  WatchGroup(
      ScheduledExecutorService timer,
      FolderLister lister,
      Consumer<WatchGroup> eventsLost,
      Consumer<IOException> brokenOff) {
    this.timer = timer;
    this.lister = lister;
    this.eventsLost =
        new Debouncer(
            timer, Duration.ofSeconds(1), Duration.ofSeconds(3), () -> eventsLost.accept(this));
    this.brokenOff = brokenOff;
  }

  List<WatchedRoot> roots() {
    return roots.all();
  }

  /// Sets the watches for the roots as they are now. Keeper's thread only.
  void build() throws IOException {
    DirectoryWatcher before = watcher;
    // Those of git may be one for several.
    Set<Path> folders = new LinkedHashSet<>();
    for (WatchedRoot root : roots.all()) {
      folders.add(root.root());
      folders.addAll(root.git().folders());
      folders.addAll(root.git().branches());
    }
    folders.removeIf(folder -> !Files.isDirectory(folder));
    try {
      watcher = folders.isEmpty() ? null : started(List.copyOf(folders));
    } finally {
      if (before != null) {
        retired.add(before);
        var _ = timer.schedule(() -> retire(before), GRACE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void retire(DirectoryWatcher old) {
    try {
      old.close();
    } catch (IOException e) {
      LOG.warn("A file watcher could not be closed", e);
    }
    retired.remove(old);
  }

  /// Tells nobody anything from now on.
  void silence() {
    eventsLost.close();
    roots.all().forEach(WatchedRoot::close);
  }

  /// Ends the watcher. Keeper's thread only.
  void close() {
    DirectoryWatcher last = watcher;
    watcher = null;
    if (last != null) {
      retired.add(last);
    }
    retired.forEach(this::retire);
  }

  private DirectoryWatcher started(List<Path> folders) throws IOException {
    WatchEvents events = new WatchEvents(roots, eventsLost::signal, brokenOff);
    DirectoryWatcher made =
        DirectoryWatcher.builder()
            .paths(folders)
            .fileHashing(false)
            .fileTreeVisitor(new WatchWalk(roots, lister, events.ready()))
            .listener(events)
            .build();
    Thread.ofVirtual().name("coppice-watch").start(() -> events.serve(made));
    try {
      events.ready().get();
      return made;
    } catch (ExecutionException e) {
      made.close();
      throw new IOException("Folders can't be watched", e.getCause());
    } catch (InterruptedException e) {
      made.close();
      throw new InterruptedIOException();
    }
  }
}
