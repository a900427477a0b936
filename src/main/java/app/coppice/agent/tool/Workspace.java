package app.coppice.agent.tool;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// The files a session's tools may touch: its worktree and nothing else. Paths are relative to the
/// worktree and `/`-separated. Wiring satisfies it with the session's capability at the broker.
///
/// Every method throws {@link app.coppice.agent.tool.AccessDenied} for a path outside the scope or
/// a protected one, and `IOException` when the file system fails. Thread-safe.
public interface Workspace {
  /// Reads at most `limit` bytes of a regular file.
  ///
  /// @throws java.nio.file.NoSuchFileException when there is none
  byte[] read(String path, int limit) throws IOException;

  boolean exists(String path) throws IOException;

  /// Replaces or creates a file, parents included, atomically (temporary file, then rename).
  void write(String path, byte[] content) throws IOException;

  /// Regular files below `folder` ("" for all) that no ignore rule hides, sorted, until `visitor`
  /// answers false.
  void walk(String folder, Predicate<String> visitor) throws IOException;

  /// Direct children of `folder`, sorted; folders end in `/`.
  List<String> list(String folder) throws IOException;
}
