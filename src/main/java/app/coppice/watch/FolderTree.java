package app.coppice.watch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Names the folders within a folder, at the price of one look where there are none.
///
/// On the usual file systems of Linux a folder's link count is two and one for each folder in it,
/// so one that says two need not be read, and the rest of one need not be looked at once all are
/// found.
final class FolderTree {
  /// One of a file system that says nothing of that kind.
  static final FolderTree UNCOUNTED = new FolderTree(false);

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

  /// Goes through the entries of one folder, its folders first.
  ///
  /// @param most how many folders it was said to hold: none is looked for once so many are found,
  ///   unless one came or went while the entries were named
  void list(Path folder, int most, WatchGroup.FolderLister lister, Entries entries)
      throws IOException {
    Named named = named(folder, most, lister);
    if (foldersIn(folder) != most) {
      named = named(folder, Integer.MAX_VALUE, lister);
    }
    for (Path child : named.folders()) {
      entries.folder(child);
    }
    for (Path child : named.files()) {
      entries.file(child);
    }
  }

  private record Named(List<Path> folders, List<Path> files) {}

  private static Named named(Path folder, int most, WatchGroup.FolderLister lister)
      throws IOException {
    Named named = new Named(new ArrayList<>(), new ArrayList<>());
    try (DirectoryStream<Path> children = lister.list(folder)) {
      for (Path child : children) {
        boolean isFolder =
            named.folders().size() < most && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        (isFolder ? named.folders() : named.files()).add(child);
      }
    }
    return named;
  }
}
