package app.coppice.watch;

import app.coppice.concurrent.Debouncer;
import app.coppice.watch.ChangeBatch.Extent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One watched worktree: what of its changes counts, and what of them was not told yet.
///
/// Changes are recorded on a watcher's thread, batches leave on `deliveries` (one at a time, in
/// order).
final class WatchedRoot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedRoot.class);

  private static final Duration QUIET = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMillis(500);

  /// More paths than this are told as "look at everything".
  private static final int MOST_PATHS = 1_000;

  /// How long a flood may keep its one telling back, and when it counts as over.
  private static final long LONGEST_FLOOD = 1_500_000_000L;

  private final Path name;
  private final Path root;
  private final FolderName place;
  private final GitFolder git;
  private final Path index;
  private final FolderName ownGit;
  private final FolderName commonGit;
  private final FolderTree tree;
  private final TrackedFiles tracked;
  private final SerialExecutor deliveries = new SerialExecutor();
  private final Consumer<ChangeBatch> listener;
  private final Debouncer debouncer;
  private final Consumer<WatchedRoot> rulesChanged;
  private volatile IgnoreRules rules;
  private volatile ForcedFiles forced = ForcedFiles.NONE;
  private volatile boolean closed;

  /// The names of the index that were looked through last. Deliveries only.
  private String marked = "";

  // Guarded by this.
  private Set<String> paths = new HashSet<>();
  private boolean everything;
  private boolean moved;
  private boolean newRules;
  private boolean foldersChanged;
  private boolean indexMoved;
  private long flooded;
  private long last;

  WatchedRoot(
      Path root,
      Path gitFolder,
      TrackedFiles tracked,
      ScheduledExecutorService timer,
      Consumer<ChangeBatch> listener,
      Consumer<WatchedRoot> rulesChanged) {
    this.name = root;
    this.root = real(root);
    this.place = FolderName.of(this.root);
    this.git = GitFolder.of(real(gitFolder));
    this.index = git.own().resolve("index");
    this.ownGit = FolderName.of(git.own());
    this.commonGit = FolderName.of(git.common());
    this.tree = FolderTree.of(this.root);
    this.tracked = tracked;
    this.listener = listener;
    this.rulesChanged = rulesChanged;
    this.rules = IgnoreRules.of(this.root);
    this.debouncer = new Debouncer(timer, QUIET, LONGEST, this::deliver);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      // Not there yet, or not any more: whoever makes it is not led by links.
      return folder.toAbsolutePath().normalize();
    }
  }

  Path root() {
    return root;
  }

  FolderName place() {
    return place;
  }

  GitFolder git() {
    return git;
  }

  FolderName ownGit() {
    return ownGit;
  }

  FolderName commonGit() {
    return commonGit;
  }

  FolderTree tree() {
    return tree;
  }

  /// Whether a folder of the worktree is worth a watch.
  boolean watches(Path folder) {
    if (folder.equals(root)) {
      return true;
    }
    String path = place.relative(folder.toString());
    return !rules.ignoresFolder(path) || forced.folders().contains(path);
  }

  void changedFile(Path file) {
    String path = place.relative(file.toString());
    if (path.equals(".git")) {
      // A linked worktree's: whose it is may have changed.
      signalMoved();
    } else if (!rules.ignoresFile(path) || forced.files().contains(path)) {
      changed(path);
    }
  }

  void changedFolder(Path folder) {
    String path = place.relative(folder.toString());
    if (path.isEmpty()) {
      return;
    }
    rules.forget(path);
    synchronized (this) {
      foldersChanged = true;
    }
    if (!rules.ignoresFolder(path) || forced.folders().contains(path)) {
      changed(path);
    }
  }

  /// Something in a git folder, perhaps not this worktree's.
  void changedGit(Path file) {
    switch (git.meaning(file)) {
      case NOTHING -> {}
      case MOVED -> {
        synchronized (this) {
          // Somebody else's branch moves none of these files.
          indexMoved |= file.equals(index);
        }
        signalMoved();
      }
      case RULES -> {
        synchronized (this) {
          newRules = true;
        }
        debouncer.signal();
      }
    }
  }

  private void signalMoved() {
    synchronized (this) {
      moved = true;
    }
    debouncer.signal();
  }

  void changedEverything() {
    synchronized (this) {
      everything = true;
    }
    debouncer.signal();
  }

  private void changed(String path) {
    synchronized (this) {
      last = System.nanoTime();
      paths.add(path);
      if (paths.size() > MOST_PATHS) {
        flooded = everything ? flooded : last;
        everything = true;
        paths = new HashSet<>(rulesAmong(paths));
      }
    }
    debouncer.signal();
  }

  private static List<String> rulesAmong(Set<String> paths) {
    return paths.stream()
        .filter(path -> path.equals(".gitignore") || path.endsWith("/.gitignore"))
        .toList();
  }

  private void deliver() {
    synchronized (this) {
      long now = System.nanoTime();
      if (flooded != 0 && now - flooded < LONGEST_FLOOD && now - last < QUIET.toNanos()) {
        // Ten thousand files at once are one change; looking at everything waits for the last.
        debouncer.signal();
        return;
      }
    }
    deliveries.execute(this::tell);
  }

  private void tell() {
    Set<String> told;
    boolean whole;
    boolean wasMoved;
    boolean reload;
    boolean cameOrWent;
    boolean newIndex;
    synchronized (this) {
      told = paths;
      whole = everything;
      wasMoved = moved;
      reload = newRules || !rulesAmong(paths).isEmpty();
      paths = new HashSet<>();
      everything = false;
      moved = false;
      newRules = false;
      cameOrWent = foldersChanged;
      foldersChanged = false;
      newIndex = indexMoved;
      indexMoved = false;
      flooded = 0;
    }
    if (closed) {
      return;
    }
    // Whatever told of other rules may be among the events that were lost.
    reload |= whole && !rules.areCurrent();
    if (reload) {
      rules = IgnoreRules.of(root);
    }
    boolean doubtful = reload || whole || cameOrWent;
    boolean watchesMore = (doubtful || newIndex) && forcedFoldersChanged(!doubtful);
    if (reload || watchesMore) {
      rulesChanged.accept(this);
    }
    if (whole) {
      listener.accept(new ChangeBatch(name, Set.of(), Extent.EVERYTHING));
    } else if (!told.isEmpty()) {
      listener.accept(new ChangeBatch(name, told, Extent.PATHS));
    }
    if (wasMoved) {
      listener.accept(new ChangeBatch(name, Set.of(), Extent.GIT));
    }
  }

  /// Finds anew what is tracked and ignored all the same. A checkout, a commit or a staged file
  /// writes the index and mostly leaves its names as they were.
  ///
  /// @param certain the rules are those of the last time
  private boolean forcedFoldersChanged(boolean certain) {
    var collector = new ForcedFiles.Collector(rules);
    try {
      String names = tracked.mark(git.own());
      if (certain && !names.isEmpty() && names.equals(marked)) {
        return false;
      }
      tracked.forEach(git.own(), collector::add);
      // Only now: what could not be read has to be read at the next look.
      marked = names;
    } catch (IOException e) {
      LOG.debug("The index of {} cannot be read", root, e);
      return false;
    }
    ForcedFiles before = forced;
    forced = collector.all();
    return !forced.folders().equals(before.folders());
  }

  @Override
  public void close() {
    closed = true;
    debouncer.close();
  }
}
