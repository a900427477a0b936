package app.coppice;

import app.coppice.git.TrackedPaths;
import app.coppice.watch.TrackedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Has git tell the watcher what is tracked. Thread-safe.
final class NamesInIndex implements TrackedFiles {
  @Override
  public void forEach(Path gitFolder, Consumer<String> path) throws IOException {
    TrackedPaths.forEach(gitFolder, path);
  }

  @Override
  public String mark(Path gitFolder) throws IOException {
    return TrackedPaths.mark(gitFolder);
  }
}
