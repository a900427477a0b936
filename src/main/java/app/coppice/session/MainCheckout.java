package app.coppice.session;

import app.coppice.watch.ChangeBatch;
import app.coppice.watch.WorktreeWatcher.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What changes in the files of one repository's main checkout by something other than git: where
/// index or HEAD move at the same time, it is a landing, a checkout, a pull. Thread-safe.
final class MainCheckout implements AutoCloseable {
  /// How long git's own files may move after the files that git wrote.
  private static final Duration SETTLING = Duration.ofMillis(900);

  /// A batch leaves the watcher this long after its first change at the latest, and some for a
  /// loaded machine.
  private static final long DELIVERY_NANOS = Duration.ofSeconds(1).toNanos();

  /// Before the first look, and on systems that tell files apart by name alone.
  private static final String NOT_SEEN = "";

  private final Consumer<Written> listener;
  private final Executor settled =
      CompletableFuture.delayedExecutor(
          SETTLING.toMillis(),
          TimeUnit.MILLISECONDS,
          Executors.newThreadPerTaskExecutor(
              Thread.ofVirtual().name("main-checkout-", 0).factory()));

  // Guarded by this.
  private final Set<String> paths = new TreeSet<>();
  private Object folderKey = NOT_SEEN;
  private Path root = Path.of("");
  private Path gitFolder = Path.of("");
  private long since;
  private long gitMoved;
  private boolean gitEverMoved;
  private Optional<Watch> watch = Optional.empty();
  private boolean closed;

  /// Comes down when its watches stand, or never will.
  private final CountDownLatch begun = new CountDownLatch(1);

  /// Files that something wrote.
  ///
  /// @param since no earlier than this, as `System.nanoTime`
  record Written(Set<String> paths, long since) {
    Written {
      paths = Set.copyOf(paths);
    }
  }

  /// @param listener called on a virtual thread of its own
  MainCheckout(Consumer<Written> listener) {
    this.listener = listener;
  }

  /// What became of a folder that is watched.
  enum Folder {
    STANDS,
    GONE,
    /// One of the same name stands in its place.
    ANOTHER
  }

  /// Remembers the folder, so that another one in its place is known for that. Blocking.
  ///
  /// @param ownGit where its index is
  void standsIn(Path folder, Path ownGit) throws IOException {
    Object seen = key(folder);
    synchronized (this) {
      folderKey = seen;
      root = folder;
      gitFolder = ownGit;
    }
  }

  /// Blocking.
  Folder look(Path folder) {
    try {
      Object now = key(folder);
      synchronized (this) {
        return folderKey.equals(NOT_SEEN) || folderKey.equals(now) ? Folder.STANDS : Folder.ANOTHER;
      }
    } catch (IOException _) {
      return Folder.GONE;
    }
  }

  private static Object key(Path folder) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return key == null ? NOT_SEEN : key;
  }

  void watchedBy(Watch fresh) {
    synchronized (this) {
      if (!closed) {
        watch = Optional.of(fresh);
        return;
      }
    }
    fresh.close();
  }

  /// Waits until its watches stand or never will, as long as `patience` lasts. Blocking.
  boolean hasBegun(Duration patience) throws InterruptedException {
    return begun.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void changed(ChangeBatch batch) {
    switch (batch.extent()) {
      case GIT -> {
        synchronized (this) {
          gitMoved = System.nanoTime();
          gitEverMoved = true;
        }
      }
      // The first of all tells that the watches stand; later, events that were lost name no file.
      case EVERYTHING -> begun.countDown();
      case PATHS -> {
        boolean first;
        synchronized (this) {
          first = paths.isEmpty();
          since = first ? System.nanoTime() - DELIVERY_NANOS : since;
          paths.addAll(batch.paths());
        }
        if (first) {
          settled.execute(this::settle);
        }
      }
    }
  }

  private void settle() {
    Set<String> settled;
    GitTimes git;
    long from;
    synchronized (this) {
      settled = new TreeSet<>(paths);
      paths.clear();
      from = since;
      git = new GitTimes(root, gitFolder, gitEverMoved && gitMoved - from > 0);
      if (closed) {
        return;
      }
    }
    settled.removeIf(git.wrote());
    if (!settled.isEmpty()) {
      listener.accept(new Written(settled, from));
    }
  }

  @Override
  public void close() {
    Optional<Watch> open;
    synchronized (this) {
      closed = true;
      open = watch;
    }
    begun.countDown();
    open.ifPresent(Watch::close);
  }
}
