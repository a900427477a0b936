package app.coppice.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Grants capabilities: the only way to the files of a session. Thread-safe.
public final class Broker {
  /// A worktree is never in one of these, and their files block or never end.
  private static final List<Path> SYSTEM =
      List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

  /// Memory-backed, an ordinary file system.
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Set<Path> readOnly;

  /// @param readOnly absolute paths that no capability writes, wherever its root is; the app's own
  ///   profile belongs here
  public Broker(Set<Path> readOnly) {
    this.readOnly = Set.copyOf(readOnly);
  }

  /// A capability for what `scope` says.
  ///
  /// @throws IOException when the root is no folder, is a whole file system, or cannot be read
  public Capability grant(Scope scope) throws IOException {
    Path root = scope.root().toRealPath();
    if (root.getParent() == null || isSystem(root)) {
      throw new NotDirectoryException(root.toString());
    }
    var names = new HashSet<>(scope.readOnly());
    var keys = new HashSet<Object>();
    for (Path path : readOnly) {
      if (path.startsWith(root) && !path.equals(root)) {
        // A backslash is a character of a name where folders are parted by a slash.
        names.add(root.relativize(path).toString().replace(File.separatorChar, '/'));
      }
      key(path).ifPresent(keys::add);
    }
    var hidden = new HashSet<Object>();
    key(root.resolve(".git")).ifPresent(hidden::add);
    var guard = new Guard(scope.verbs(), new ProtectedNames(names), keys, hidden);
    return new Capability(new Descent(root, guard), guard);
  }

  private static boolean isSystem(Path root) {
    return SYSTEM.stream().anyMatch(root::startsWith) && !root.startsWith(SHARED_MEMORY);
  }

  private static Optional<Object> key(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }
}
