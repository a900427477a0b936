package app.coppice.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The worktrees of one group, and which of them a path concerns. Thread-safe.
final class WatchedRoots {
  private final List<WatchedRoot> all = new CopyOnWriteArrayList<>();

  /// In the order they came; may be changed.
  List<WatchedRoot> all() {
    return all;
  }

  /// The worktree that a path belongs to: the innermost, since one may lie in another. Empty for
  /// what is in a git folder.
  Optional<WatchedRoot> owner(Path path) {
    String name = path.toString();
    WatchedRoot innermost = null;
    for (WatchedRoot root : all) {
      boolean within = root.place().holds(name);
      if (within && (innermost == null || innermost.place().holds(root.place().name()))) {
        innermost = root;
      }
    }
    return isGits(name) ? Optional.empty() : Optional.ofNullable(innermost);
  }

  /// Asked at every event, of which a checkout makes thousands: nothing is made for the answer.
  boolean isGits(Path path) {
    return isGits(path.toString());
  }

  private boolean isGits(String name) {
    for (WatchedRoot root : all) {
      if (root.ownGit().holds(name) || root.commonGit().holds(name)) {
        return true;
      }
    }
    return false;
  }

  boolean isBranches(Path folder) {
    return all.stream()
        .flatMap(root -> root.git().branches().stream())
        .anyMatch(folder::startsWith);
  }
}
