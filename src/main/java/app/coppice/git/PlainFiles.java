package app.coppice.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The files below a worktree's folder, reached through real folders only.
record PlainFiles(Path root) {
  /// What only the index knows has no file; a folder that stands in its place stays.
  void remove(String path) throws IOException {
    Path file = RawPath.resolve(root, path);
    if (liesInFolders(path) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      FolderRemoval.removeFile(root, file);
    }
  }

  /// Nothing is removed or written through a link that stands where a folder was.
  boolean liesInFolders(String path) {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      Path parent = RawPath.resolve(root, path.substring(0, end));
      if (Files.exists(parent, LinkOption.NOFOLLOW_LINKS)
          && !Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /// A relative path as git writes it. Where folders are parted by a slash already, a backslash is
  /// a character of a name like any other.
  static String slashed(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }
}
