package app.coppice.sandbox;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A folder held by its descriptor (Linux, macOS): every step is an `openat` or `renameat` with
/// `O_NOFOLLOW` on one name, so there is no moment in which a swapped link is followed.
final class DescriptorFolder implements Folder {
  private final SecureDirectoryStream<Path> stream;

  /// Where the folder was when it was opened. Only for what descriptors cannot tell, and checked
  /// against the descriptor's answer.
  private final Path path;

  private DescriptorFolder(SecureDirectoryStream<Path> stream, Path path) {
    this.stream = stream;
    this.path = path;
  }

  /// The folder `root`, opened by its path; empty where the system has no descriptors for folders.
  static Optional<Folder> openRoot(Path root) throws IOException {
    DirectoryStream<Path> stream =
        root.getFileSystem().provider().newDirectoryStream(root, _ -> true);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return Optional.of(new DescriptorFolder(secure, root));
    }
    stream.close();
    return Optional.empty();
  }

  @Override
  public Object key() throws IOException {
    return keyOf(stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes());
  }

  @Override
  public Optional<BasicFileAttributes> look(String name) throws IOException {
    try {
      return Optional.of(
          stream
              .getFileAttributeView(
                  Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public int links(String name) throws IOException {
    Optional<BasicFileAttributes> mine = look(name);
    Map<String, Object> byPath =
        Files.readAttributes(path.resolve(name), "unix:nlink,fileKey", LinkOption.NOFOLLOW_LINKS);
    if (mine.isEmpty() || !keyOf(mine.get()).equals(byPath.get("fileKey"))) {
      throw new NoSuchFileException(name, null, "it changed while it was being read");
    }
    return byPath.get("nlink") instanceof Integer count ? count : 1;
  }

  @Override
  public Set<PosixFilePermission> permissions(String name) throws IOException {
    return posix(name).readAttributes().permissions();
  }

  @Override
  public Folder open(String name) throws IOException {
    return new DescriptorFolder(
        stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS), path.resolve(name));
  }

  @Override
  public SeekableByteChannel read(String name) throws IOException {
    return stream.newByteChannel(
        Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public SeekableByteChannel create(String name) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    return stream.newByteChannel(
        Path.of(name),
        options,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-")));
  }

  @Override
  public void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
    posix(name).setPermissions(permissions);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    stream.move(Path.of(from), stream, Path.of(to));
  }

  @Override
  public void delete(String name) throws IOException {
    stream.deleteFile(Path.of(name));
  }

  @Override
  public List<String> names() throws IOException {
    var names = new ArrayList<String>();
    try {
      for (Path entry : stream) {
        names.add(String.valueOf(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public void moveFolder(String name, Folder target, String as) throws IOException {
    if (!(target instanceof DescriptorFolder other)) {
      throw new ProviderMismatchException();
    }
    stream.move(Path.of(name), other.stream, Path.of(as));
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private PosixFileAttributeView posix(String name) {
    return stream.getFileAttributeView(
        Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Object keyOf(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? attributes.creationTime() : key;
  }
}
