package app.coppice.watch;

import java.nio.file.Path;
import java.util.Set;

/// What changed in one worktree within one debounce.
///
/// @param paths relative to the root, `/`-separated; empty when `extent` is `EVERYTHING`
public record ChangeBatch(Path root, Set<String> paths, Extent extent) {
  /// How much must be looked at again.
  public enum Extent {
    PATHS,
    /// Events were lost or too many: look at the whole tree.
    EVERYTHING,
    /// HEAD, the index or a ref moved.
    GIT
  }

  public ChangeBatch {
    paths = Set.copyOf(paths);
  }
}
