package app.coppice.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Deletes a folder with all in it; links are deleted, never followed.
final class FolderRemoval {
  private FolderRemoval() {}

  /// Deletes one file, and the folders up to the root that are empty then.
  static void removeFile(Path root, Path file) throws IOException {
    Files.deleteIfExists(file);
    for (Path at = file.resolveSibling(""); !at.equals(root); at = at.resolveSibling("")) {
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (var entries = Files.newDirectoryStream(at)) {
        if (entries.iterator().hasNext()) {
          return;
        }
      }
      Files.delete(at);
    }
  }

  /// Deletes all in a folder but one entry; nothing when the folder is not there.
  static void removeAllBut(Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!entry.endsWith(name)) {
          remove(entry);
        }
      }
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
