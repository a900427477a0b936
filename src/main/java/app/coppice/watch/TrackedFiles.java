package app.coppice.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Tells which files git tracks, so that one of them is watched although a rule ignores it. The
/// wiring satisfies it.
public interface TrackedFiles {
  /// Nothing is tracked.
  TrackedFiles NONE = (_, _) -> {};

  /// Names every tracked path, relative to the worktree, `/`-separated.
  ///
  /// @param gitFolder the worktree's own
  void forEach(Path gitFolder, Consumer<String> path) throws IOException;

  /// What stays equal as long as the same paths are tracked, told at a small part of the price;
  /// empty where only {@link #forEach} tells.
  ///
  /// @param gitFolder the worktree's own
  default String mark(Path gitFolder) throws IOException {
    return "";
  }
}
