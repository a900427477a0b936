package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/// The files of a worktree's commit whose names are no text. No snapshot holds what lies under such
/// a name, so it is safe only as long as it is what the commit has. One thread.
final class CommittedOddNames {
  private static final int CHUNK = 1 << 16;

  private final Path root;
  private final QuietRepository jgit;
  private final Map<String, Entry> entries = new HashMap<>();

  CommittedOddNames(Path root, QuietRepository jgit) {
    this.root = root;
    this.jgit = jgit;
  }

  private record Entry(FileMode mode, ObjectId id) {}

  /// @param path that of [RawPath]
  void add(String path, FileMode mode, ObjectId id) {
    entries.put(path, new Entry(mode, id));
  }

  boolean holds(String path) {
    return entries.containsKey(path);
  }

  /// Whether the worktree's file is the commit's, byte for byte. One that a checkout gives another
  /// form, such as other line ends, is not.
  boolean isSame(String path) throws IOException {
    Entry entry = entries.get(path);
    Path file = RawPath.resolve(root, path);
    if (entry == null) {
      return false;
    }
    if (Files.isSymbolicLink(file)) {
      return entry.mode().equals(FileMode.SYMLINK)
          && Arrays.equals(LinkTarget.of(file), jgit.open(entry.id()).getBytes());
    }
    return !entry.mode().equals(FileMode.SYMLINK)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && isContent(file, entry.id());
  }

  private boolean isContent(Path file, ObjectId id) throws IOException {
    var loader = jgit.open(id);
    if (loader.getSize() != Files.size(file)) {
      return false;
    }
    try (InputStream stored = loader.openStream();
        InputStream there = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] one;
      do {
        one = stored.readNBytes(CHUNK);
        if (!Arrays.equals(one, there.readNBytes(CHUNK))) {
          return false;
        }
      } while (one.length > 0);
      return true;
    }
  }
}
