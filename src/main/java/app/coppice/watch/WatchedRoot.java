package app.coppice.watch;

import app.coppice.concurrent.Debouncer;
import app.coppice.watch.ChangeBatch.Extent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/// One watched worktree: what of its changes counts, and what of them was not told yet.
///
/// Changes are recorded on a watcher's thread, batches leave on `deliveries` (one at a time, in
/// order).
final class WatchedRoot implements AutoCloseable {
  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMillis(500);

  /// More paths than this are told as "look at everything".
  private static final int MOST_PATHS = 1_000;

  /// What of a worktree's git folder moves when HEAD, the index or an operation under way does.
  private static final Set<String> GIT_FILES =
      Set.of(
          "HEAD",
          "index",
          "ORIG_HEAD",
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "logs/HEAD");

  private final Path root;
  private final Path gitFolder;
  private final SerialExecutor deliveries = new SerialExecutor();
  private final Consumer<ChangeBatch> listener;
  private final Debouncer debouncer;
  private final Consumer<WatchedRoot> rulesChanged;
  private volatile IgnoreRules rules;
  private volatile boolean closed;

  // Guarded by this.
  private Set<String> paths = new HashSet<>();
  private boolean everything;
  private boolean git;

  WatchedRoot(
      Path root,
      Path gitFolder,
      ScheduledExecutorService timer,
      Consumer<ChangeBatch> listener,
      Consumer<WatchedRoot> rulesChanged) {
    this.root = root.toAbsolutePath().normalize();
    this.gitFolder = gitFolder.toAbsolutePath().normalize();
    this.listener = listener;
    this.rulesChanged = rulesChanged;
    this.rules = IgnoreRules.of(this.root);
    this.debouncer = new Debouncer(timer, QUIET, LONGEST, this::deliver);
  }

  Path root() {
    return root;
  }

  Path gitFolder() {
    return gitFolder;
  }

  /// Whether a folder of the worktree is worth a watch.
  boolean watches(Path folder) {
    return folder.equals(root) || !rules.ignoresFolder(relative(root, folder));
  }

  void changedFile(Path file) {
    String path = relative(root, file);
    if (!rules.ignoresFile(path)) {
      changed(path);
    }
  }

  void changedFolder(Path folder) {
    String path = relative(root, folder);
    if (!path.isEmpty() && !rules.ignoresFolder(path)) {
      changed(path);
    }
  }

  void changedGit(Path file) {
    if (GIT_FILES.contains(relative(gitFolder, file))) {
      synchronized (this) {
        git = true;
      }
      debouncer.signal();
    }
  }

  void changedEverything() {
    synchronized (this) {
      everything = true;
    }
    debouncer.signal();
  }

  void reloadRules() {
    rules = IgnoreRules.of(root);
  }

  private void changed(String path) {
    synchronized (this) {
      paths.add(path);
      if (paths.size() > MOST_PATHS) {
        everything = true;
        paths = new HashSet<>();
      }
    }
    debouncer.signal();
  }

  private void deliver() {
    deliveries.execute(this::tell);
  }

  private void tell() {
    Set<String> told;
    boolean whole;
    boolean moved;
    synchronized (this) {
      told = paths;
      whole = everything;
      moved = git;
      paths = new HashSet<>();
      everything = false;
      git = false;
    }
    if (told.stream().anyMatch(path -> path.equals(".gitignore") || path.endsWith("/.gitignore"))) {
      reloadRules();
      rulesChanged.accept(this);
    }
    if (closed) {
      return;
    }
    if (whole) {
      listener.accept(new ChangeBatch(root, Set.of(), Extent.EVERYTHING));
    } else if (!told.isEmpty()) {
      listener.accept(new ChangeBatch(root, told, Extent.PATHS));
    }
    if (moved) {
      listener.accept(new ChangeBatch(root, Set.of(), Extent.GIT));
    }
  }

  @Override
  public void close() {
    closed = true;
    debouncer.close();
  }

  private static String relative(Path from, Path path) {
    return from.relativize(path).toString().replace(from.getFileSystem().getSeparator(), "/");
  }
}
