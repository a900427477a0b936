package app.coppice.watch;

import app.coppice.concurrent.Debouncer;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final CopyOnWriteArrayList<WatchedRoot> roots = new CopyOnWriteArrayList<>();
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
    return roots;
  }

  /// Sets the watches for the roots as they are now. Keeper's thread only.
  void build() throws IOException {
    DirectoryWatcher before = watcher;
    // Those of git may be one for several.
    Set<Path> folders = new LinkedHashSet<>();
    for (WatchedRoot root : roots) {
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
    roots.forEach(WatchedRoot::close);
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
    Listener listener = new Listener();
    DirectoryWatcher made =
        DirectoryWatcher.builder()
            .paths(folders)
            .fileHashing(false)
            .fileTreeVisitor(new Visitor(listener.ready))
            .listener(listener)
            .build();
    Thread.ofVirtual().name("coppice-watch").start(() -> listener.run(made));
    try {
      listener.ready.get();
      return made;
    } catch (ExecutionException e) {
      made.close();
      throw new IOException("Folders can't be watched", e.getCause());
    } catch (InterruptedException e) {
      made.close();
      throw new InterruptedIOException();
    }
  }

  /// The worktree that a path belongs to: the innermost, since one may lie in another. Empty for
  /// what is in a git folder.
  private Optional<WatchedRoot> owner(Path path) {
    return isGits(path)
        ? Optional.empty()
        : roots.stream()
            .filter(root -> path.startsWith(root.root()))
            .max(Comparator.comparingInt(root -> root.root().getNameCount()));
  }

  private boolean isGits(Path path) {
    return roots.stream()
        .anyMatch(
            root -> path.startsWith(root.git().own()) || path.startsWith(root.git().common()));
  }

  private boolean isBranches(Path folder) {
    return roots.stream()
        .flatMap(root -> root.git().branches().stream())
        .anyMatch(folder::startsWith);
  }

  /// Walks what is not ignored. A folder is called (so watched) before its children are read: what
  /// is made in between is then seen twice, never missed.
  private final class Visitor implements FileTreeVisitor {
    /// Files are of interest only in folders that come later: they are news then.
    private final CompletableFuture<Boolean> standing;

    Visitor(CompletableFuture<Boolean> standing) {
      this.standing = standing;
    }

    @Override
    public void recursiveVisitFiles(Path start, Callback onFolder, Callback onFile)
        throws IOException {
      if (isBranches(start)) {
        visitAll(start, onFolder, onFile);
      } else if (isGits(start)) {
        visitGit(start, onFolder);
      } else {
        Optional<WatchedRoot> owner = owner(start);
        if (owner.isPresent()) {
          visit(owner.get(), start, onFolder, onFile);
        }
      }
    }

    /// A few folders of git's, none of what lies below them.
    private void visitGit(Path start, Callback onFolder) throws IOException {
      if (roots.stream().anyMatch(root -> root.git().folders().contains(start))) {
        onFolder.call(start);
      }
    }

    private void visitAll(Path folder, Callback onFolder, Callback onFile) throws IOException {
      onFolder.call(folder);
      try {
        FolderTree.UNCOUNTED.list(
            folder,
            Integer.MAX_VALUE,
            lister,
            entries(onFile, child -> visitAll(child, onFolder, onFile)));
      } catch (NoSuchFileException | NotDirectoryException e) {
        LOG.debug("Gone before it could be watched: {}", folder, e);
      }
    }

    private void visit(WatchedRoot root, Path folder, Callback onFolder, Callback onFile)
        throws IOException {
      if (!root.watches(folder)) {
        return;
      }
      try {
        onFolder.call(folder);
        int most = root.tree().foldersIn(folder);
        boolean filesCount = standing.isDone();
        if (most == 0 && !filesCount) {
          return;
        }
        root.tree()
            .list(
                folder,
                most,
                lister,
                entries(onFile, child -> visit(root, child, onFolder, onFile)));
      } catch (NoSuchFileException
          | NotDirectoryException
          | AccessDeniedException
          | DirectoryIteratorException e) {
        LOG.debug("Gone or closed to us before it could be watched: {}", folder, e);
      }
    }

    private static FolderTree.Entries entries(Callback onFile, Callback onFolder) {
      return new FolderTree.Entries() {
        @Override
        public void folder(Path folder) throws IOException {
          onFolder.call(folder);
        }

        @Override
        public void file(Path file) throws IOException {
          onFile.call(file);
        }
      };
    }
  }

  private final class Listener implements DirectoryChangeListener {
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

    /// Sets the watches and serves their events until the watcher is closed.
    void run(DirectoryWatcher watcher) {
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
      roots.forEach(WatchedRoot::changedEverything);
      eventsLost.signal();
    }

    private void changed(Path path, boolean isFolder) {
      if (isGits(path)) {
        roots.forEach(root -> root.changedGit(path));
        return;
      }
      owner(path)
          .ifPresent(root -> {
            if (isFolder) {
              root.changedFolder(path);
            } else {
              root.changedFile(path);
            }
          });
    }
  }
}
