package app.coppice;

import app.coppice.agent.tool.AccessDenied;
import app.coppice.agent.tool.Workspace;
import app.coppice.sandbox.AccessDeniedException;
import app.coppice.sandbox.Capability;
import app.coppice.watch.IgnoreRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/// A session's files as its tools see them: the broker's capability, minus what git ignores.
/// Thread-safe.
record ScopedWorkspace(Capability files, Path root) implements Workspace {
  @Override
  public byte[] read(String path, int limit) throws IOException {
    return checked(() -> files.read(path, limit));
  }

  @Override
  public boolean exists(String path) throws IOException {
    return checked(() -> files.exists(path));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    boolean _ =
        checked(() -> {
          files.write(path, content);
          return true;
        });
  }

  @Override
  public void walk(String folder, Predicate<String> visitor) throws IOException {
    IgnoreRules rules = IgnoreRules.of(root);
    Predicate<String> ignored =
        path ->
            path.endsWith("/")
                ? rules.ignoresFolder(path.substring(0, path.length() - 1))
                : rules.ignoresFile(path);
    boolean _ =
        checked(() -> {
          files.walk(folder, ignored, visitor);
          return true;
        });
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return checked(() -> files.list(folder));
  }

  private static <T> T checked(Access<T> access) throws IOException {
    try {
      return access.run();
    } catch (AccessDeniedException e) {
      throw new AccessDenied(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /// One access to the files.
  private interface Access<T> {
    T run() throws IOException;
  }
}
