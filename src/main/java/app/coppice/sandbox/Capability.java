package app.coppice.sandbox;

import app.coppice.sandbox.AccessDeniedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What one session may do with files: the verbs of its scope, below its root and nowhere else.
/// Only a broker makes one. Paths are relative to the root and `/`-separated; symbolic links are
/// never followed, neither at the end of a path nor on the way, and git's own files are out of
/// reach.
///
/// Every method throws {@link AccessDeniedException} for a path that the rules deny and another
/// `IOException` when the file system fails. Thread-safe.
public final class Capability {
  private final Descent descent;
  private final Guard guard;
  private volatile boolean revoked;

  Capability(Descent descent, Guard guard) {
    this.descent = descent;
    this.guard = guard;
  }

  /// Ends the capability: whatever is asked from now on is denied.
  public void revoke() {
    revoked = true;
  }

  /// The first `limit` bytes of a regular file, or all of it where it is shorter.
  public byte[] read(String path, int limit) throws IOException {
    ScopedPath scoped = scoped(path, Verb.READ);
    if (scoped.isRoot()) {
      throw isFolder(scoped);
    }
    try (Folder folder = descent.open(scoped.folders(), Verb.READ, scoped)) {
      BasicFileAttributes found = requireFile(folder, scoped);
      guard.requireKey(Verb.READ, keyOf(found), scoped);
      Guard.requireOneLink(folder.links(scoped.name()), scoped);
      try (SeekableByteChannel channel = folder.read(scoped.name())) {
        BasicFileAttributes opened = requireFile(folder, scoped);
        if (!keyOf(opened).equals(keyOf(found))) {
          throw new FileSystemException(path, null, "it changed while it was being opened");
        }
        return readAll(channel, limit);
      }
    }
  }

  /// Whether anything stands at the path, a link included.
  public boolean exists(String path) throws IOException {
    ScopedPath scoped = scoped(path, Verb.READ);
    if (scoped.isRoot()) {
      return true;
    }
    try (Folder folder = descent.open(scoped.folders(), Verb.READ, scoped)) {
      return folder.look(scoped.name()).isPresent();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /// Replaces or creates a file and the folders above it: a temporary file in the same open folder,
  /// then a rename. The permissions of a replaced file are kept; of a file with several names only
  /// this one is replaced, the others keep what they had.
  public void write(String path, byte[] content) throws IOException {
    ScopedPath scoped = scoped(path, Verb.WRITE);
    try (Folder folder = descent.openOrMake(scoped.folders(), scoped)) {
      Optional<BasicFileAttributes> old = folder.look(scoped.name());
      if (old.isPresent()) {
        requireFile(folder, scoped);
        guard.requireKey(Verb.WRITE, keyOf(old.get()), scoped);
      }
      replace(folder, scoped.name(), content, old.isPresent());
    }
  }

  /// Direct children of `folder` ("" for the root), sorted; folders end in `/`. Git's own files are
  /// left out.
  public List<String> list(String folder) throws IOException {
    ScopedPath scoped = scoped(folder, Verb.READ);
    try (Folder open = descent.open(scoped.segments(), Verb.READ, scoped)) {
      return Walk.children(open, guard);
    }
  }

  /// Calls `visitor` with every regular file below `folder` ("" for the root), sorted, until it
  /// answers false. Links are not followed and not reported.
  ///
  /// @param ignored asked for each path; a folder's ends in `/`, and an ignored one is not entered
  public void walk(String folder, Predicate<String> ignored, Predicate<String> visitor)
      throws IOException {
    ScopedPath scoped = scoped(folder, Verb.READ);
    try (Folder open = descent.open(scoped.segments(), Verb.READ, scoped)) {
      var _ = new Walk(guard, ignored, visitor).below(open, scoped.segments());
    }
  }

  private ScopedPath scoped(String path, Verb verb) throws AccessDeniedException {
    ScopedPath scoped = ScopedPath.parse(path);
    if (revoked) {
      throw new AccessDeniedException(Reason.NOT_GRANTED, path + ": this session has ended");
    }
    guard.require(verb, scoped);
    return scoped;
  }

  private static BasicFileAttributes requireFile(Folder folder, ScopedPath path)
      throws IOException {
    BasicFileAttributes found =
        folder.look(path.name()).orElseThrow(() -> new NoSuchFileException(path.toString()));
    Guard.requirePlainFile(found, path);
    if (found.isDirectory()) {
      throw isFolder(path);
    }
    return found;
  }

  private static FileSystemException isFolder(ScopedPath path) {
    return new FileSystemException(path.toString(), null, "it is a folder");
  }

  private static Object keyOf(BasicFileAttributes attributes) {
    Object key = attributes.fileKey();
    return key == null ? attributes.creationTime() : key;
  }

  private static byte[] readAll(SeekableByteChannel channel, int limit) throws IOException {
    var buffer = ByteBuffer.allocate((int) Math.min(limit, channel.size()));
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Reads until the buffer is full or the file ends.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static void replace(Folder folder, String name, byte[] content, boolean keepPermissions)
      throws IOException {
    String temporary = TemporaryNames.next();
    try {
      try (SeekableByteChannel channel = folder.create(temporary)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (channel instanceof FileChannel file) {
          file.force(false);
        }
      }
      if (keepPermissions) {
        Set<PosixFilePermission> permissions = folder.permissions(name);
        if (!permissions.isEmpty()) {
          folder.permit(temporary, permissions);
        }
      }
      folder.rename(temporary, name);
    } catch (IOException e) {
      if (folder.look(temporary).isPresent()) {
        folder.delete(temporary);
      }
      throw e;
    }
  }
}
