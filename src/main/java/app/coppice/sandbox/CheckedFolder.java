package app.coppice.sandbox;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A folder held by its path, for systems without descriptors of folders (Windows; untested there).
/// Before and after each step the real path must still be the one that was opened, which narrows a
/// race with a swapped junction but does not close it.
final class CheckedFolder implements Folder {
  private final Path path;

  CheckedFolder(Path path) throws IOException {
    this.path = path.toRealPath();
  }

  private void requireUnmoved() throws IOException {
    if (!path.toRealPath().equals(path)) {
      throw new FileSystemException(path.toString(), null, "the folder was replaced by a link");
    }
  }

  @Override
  public Object key() throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? path : key;
  }

  @Override
  public Optional<BasicFileAttributes> look(String name) throws IOException {
    requireUnmoved();
    try {
      return Optional.of(
          Files.readAttributes(
              path.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public int links(String name) {
    return 1;
  }

  @Override
  public Set<PosixFilePermission> permissions(String name) {
    return Set.of();
  }

  @Override
  public Folder open(String name) throws IOException {
    requireUnmoved();
    var folder = new CheckedFolder(path.resolve(name));
    if (!path.equals(folder.path.getParent())) {
      throw new FileSystemException(name, null, "the folder is a link");
    }
    return folder;
  }

  @Override
  public SeekableByteChannel read(String name) throws IOException {
    requireUnmoved();
    SeekableByteChannel channel =
        Files.newByteChannel(
            path.resolve(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    return unmovedOrClosed(channel);
  }

  @Override
  public SeekableByteChannel create(String name) throws IOException {
    requireUnmoved();
    return unmovedOrClosed(
        Files.newByteChannel(
            path.resolve(name),
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            LinkOption.NOFOLLOW_LINKS));
  }

  private SeekableByteChannel unmovedOrClosed(SeekableByteChannel channel) throws IOException {
    try {
      requireUnmoved();
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void permit(String name, Set<PosixFilePermission> permissions) {}

  @Override
  public void rename(String from, String to) throws IOException {
    requireUnmoved();
    Files.move(
        path.resolve(from),
        path.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    requireUnmoved();
    Files.delete(path.resolve(name));
  }

  @Override
  public List<String> names() throws IOException {
    requireUnmoved();
    var names = new ArrayList<String>();
    try (var entries = Files.newDirectoryStream(path)) {
      entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
    }
    return names;
  }

  @Override
  public void moveFolder(String name, Folder target, String as) throws IOException {
    if (!(target instanceof CheckedFolder other)) {
      throw new FileSystemException(name, null, "the folders are of different kinds");
    }
    requireUnmoved();
    other.requireUnmoved();
    Files.move(path.resolve(name), other.path.resolve(as), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {}
}
