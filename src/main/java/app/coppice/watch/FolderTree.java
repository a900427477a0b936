package app.coppice.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/// Names the folders within a folder, at the price of one look where there are none.
///
/// On the usual file systems of Linux a folder's link count is two and one for each folder in it,
/// so one that says two need not be read, and the rest of one need not be looked at once all are
/// found.
final class FolderTree {
  private static final Set<String> COUNTING = Set.of("ext2", "ext3", "ext4", "xfs", "tmpfs");

  private final boolean counts;

  private FolderTree(boolean counts) {
    this.counts = counts;
  }

  static FolderTree of(Path root) {
    try {
      return new FolderTree(COUNTING.contains(Files.getFileStore(root).type()));
    } catch (IOException e) {
      return new FolderTree(false);
    }
  }

  /// How many folders lie in it; more than can be where that isn't known.
  int foldersIn(Path folder) throws IOException {
    if (!counts) {
      return Integer.MAX_VALUE;
    }
    Object links = Files.getAttribute(folder, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    return links instanceof Integer n && n >= 2 ? n - 2 : Integer.MAX_VALUE;
  }

  /// Takes what is in a folder.
  interface Entries {
    void folder(Path folder) throws IOException;

    void file(Path file) throws IOException;
  }

  /// Goes through the entries of one folder.
  ///
  /// @param most folders after which nothing is looked at any more
  static void list(DirectoryStream<Path> children, int most, Entries entries) throws IOException {
    int found = 0;
    for (Path child : children) {
      if (found < most && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        found++;
        entries.folder(child);
      } else {
        entries.file(child);
      }
    }
  }
}
