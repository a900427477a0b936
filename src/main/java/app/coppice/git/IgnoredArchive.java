package app.coppice.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The ignored files of a session that the person chose to keep and that are too large or too many
/// for a snapshot: one zip file in the repository's git folder, its entries' comments their
/// permissions, or `link`. It belongs to the snapshot that names it.
///
/// @param file where it is or will be
record IgnoredArchive(Path file) {
  private static final String LINK = "link";

  static IgnoredArchive of(Repository repository, String sessionId) {
    return new IgnoredArchive(folder(repository).resolve(sessionId + ".zip"));
  }

  /// Where the archives of a repository's sessions lie; it need not exist.
  static Path folder(Repository repository) {
    return repository.gitFolder().resolve("coppice/archives");
  }

  boolean isThere() {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  long size() throws IOException {
    return isThere() ? Files.size(file) : 0;
  }

  /// Writes it anew; it is there as a whole or not at all. What went away meanwhile is left out.
  void write(Path root, Collection<String> paths) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try (var out = new ZipOutputStream(NewFile.owned(part))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (String path : paths) {
        add(out, root, path);
      }
    }
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(ZipOutputStream out, Path root, String path) throws IOException {
    Path from = root.resolve(path);
    var entry = new ZipEntry(path);
    if (Files.isSymbolicLink(from)) {
      entry.setComment(LINK);
      out.putNextEntry(entry);
      out.write(LinkTarget.of(from));
    } else if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
      boolean posix = from.getFileSystem().supportedFileAttributeViews().contains("posix");
      entry.setComment(
          posix
              ? PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(from, LinkOption.NOFOLLOW_LINKS))
              : "");
      out.putNextEntry(entry);
      Files.copy(from, out);
    } else {
      return;
    }
    out.closeEntry();
  }

  /// Relative paths of what is in it.
  List<String> paths() throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var paths = new ArrayList<String>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isWithin(entry.getName())) {
          paths.add(entry.getName());
        }
      }
      return paths;
    }
  }

  /// Writes these of its files below a folder, where nothing is in their place.
  void restore(Path root, Collection<String> paths) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (String path : paths) {
        ZipEntry entry = zip.getEntry(path);
        Path to = root.resolve(path);
        if (entry != null
            && isWithin(path)
            && new PlainFiles(root).liesInFolders(path)
            && !Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(to.resolveSibling(""));
          restore(zip, entry, to);
        }
      }
    }
  }

  private static void restore(ZipFile zip, ZipEntry entry, Path to) throws IOException {
    try (var in = zip.getInputStream(entry)) {
      String kind = entry.getComment() == null ? "" : entry.getComment();
      if (kind.equals(LINK)) {
        LinkTarget.create(to, in.readAllBytes());
        return;
      }
      try (var out = NewFile.owned(to)) {
        in.transferTo(out);
      }
      if (kind.matches("([r-][w-][x-]){3}")) {
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(kind));
      }
    }
  }

  private static boolean isWithin(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        return false;
      }
    }
    return !Path.of(path).isAbsolute();
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".part"));
  }
}
