package app.coppice.watch;

import java.nio.file.Path;
import java.util.Comparator;
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
    return isGits(path)
        ? Optional.empty()
        : all.stream()
            .filter(root -> path.startsWith(root.root()))
            .max(Comparator.comparingInt(root -> root.root().getNameCount()));
  }

  boolean isGits(Path path) {
    return all.stream()
        .anyMatch(
            root -> path.startsWith(root.git().own()) || path.startsWith(root.git().common()));
  }

  boolean isBranches(Path folder) {
    return all.stream()
        .flatMap(root -> root.git().branches().stream())
        .anyMatch(folder::startsWith);
  }
}
