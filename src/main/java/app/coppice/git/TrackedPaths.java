package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.util.FS;

/// What the index of a worktree names. Thread-safe.
public final class TrackedPaths {
  private TrackedPaths() {}

  /// Names every tracked path, relative to the worktree, `/`-separated.
  ///
  /// @param gitFolder the worktree's own
  /// @throws IOException when there is an index that cannot be read
  public static void forEach(Path gitFolder, Consumer<String> path) throws IOException {
    Path index = gitFolder.resolve("index");
    if (!Files.isRegularFile(index)) {
      return;
    }
    DirCache read = DirCache.read(index.toFile(), FS.DETECTED);
    for (int i = 0; i < read.getEntryCount(); i++) {
      path.accept(read.getEntry(i).getPathString());
    }
  }
}
