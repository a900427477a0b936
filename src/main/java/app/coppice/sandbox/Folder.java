package app.coppice.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An open folder. Every name is a single name in it and is never followed when it is a link: what
/// happens to the path above after opening changes nothing. One thread at a time.
interface Folder extends Closeable {
  /// What identifies this very folder, however it is called now.
  Object key() throws IOException;

  /// What `name` is, itself; empty when nothing is there.
  Optional<BasicFileAttributes> look(String name) throws IOException;

  /// Hard links to the file `name`, or 1 where the system does not say.
  int links(String name) throws IOException;

  Set<PosixFilePermission> permissions(String name) throws IOException;

  Folder open(String name) throws IOException;

  SeekableByteChannel read(String name) throws IOException;

  /// Creates a file that was not there.
  SeekableByteChannel create(String name) throws IOException;

  void permit(String name, Set<PosixFilePermission> permissions) throws IOException;

  /// Renames within this folder; a file with the new name is replaced, a link is not followed.
  void rename(String from, String to) throws IOException;

  void delete(String name) throws IOException;

  /// Every name in it, once per open folder.
  List<String> names() throws IOException;

  /// Moves the folder `name` out of this folder into `target` under the name `as`.
  void moveFolder(String name, Folder target, String as) throws IOException;

  @Override
  void close() throws IOException;
}
