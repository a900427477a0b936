package app.coppice.vault;

import app.coppice.vault.VaultFormat.Parsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// The vault on the disk: always the old one or the new one, with the one before as `.bak`. One
/// thread at a time; other processes are kept out with `locked`.
final class VaultFile {
  private static final int MAX_DAMAGED_COPIES = 1000;

  private final Path path;
  private final Path backup;
  private final Path folder;

  VaultFile(Path path) {
    this.path = path.toAbsolutePath();
    this.folder = Objects.requireNonNull(this.path.getParent());
    this.backup = path.resolveSibling(path.getFileName() + ".bak");
  }

  boolean exists() {
    return Files.exists(path);
  }

  /// Empty when there is no file.
  Optional<Parsed> read() throws IOException {
    return Files.exists(path) ? Optional.of(read(path)) : Optional.empty();
  }

  /// Empty when there is no file, or none that can be used.
  Optional<VaultDocument> readValid() throws IOException {
    return read()
        .filter(Parsed.Valid.class::isInstance)
        .map(valid -> ((Parsed.Valid) valid).document());
  }

  void requireAbsent() throws FileAlreadyExistsException {
    if (exists()) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }

  boolean hasReadableBackup() throws IOException {
    return Files.exists(backup) && read(backup) instanceof Parsed.Valid;
  }

  /// Whether the backup can be read and holds this document.
  boolean isBackup(VaultDocument document) {
    try {
      return Files.exists(backup)
          && Arrays.equals(Files.readAllBytes(backup), VaultFormat.encode(document));
    } catch (IOException e) {
      return false;
    }
  }

  /// What changes with every save; for noticing that another process saved.
  String stamp() throws IOException {
    return Files.exists(path) ? Files.getLastModifiedTime(path) + "/" + Files.size(path) : "";
  }

  /// Replaces the file and checks that the disk has it.
  void save(VaultDocument document) throws IOException {
    byte[] bytes = VaultFormat.encode(document);
    if (bytes.length > VaultFormat.MAX_BYTES) {
      throw new IOException("The vault would be larger than 16 MiB; it was left as it is");
    }
    if (Files.exists(path) && read(path) instanceof Parsed.Valid) {
      replace(backup, Files.readAllBytes(path));
    }
    replace(path, bytes);
    if (!Arrays.equals(Files.readAllBytes(path), bytes)) {
      throw new IOException("The disk does not hold what was saved; the backup is " + backup);
    }
  }

  /// Puts the backup in the file's place and keeps the damaged file beside it.
  void restore() throws IOException {
    if (!hasReadableBackup()) {
      throw new IOException("There is no readable backup at " + backup);
    }
    byte[] bytes = Files.readAllBytes(backup);
    if (Files.exists(path)) {
      putAside();
    }
    replace(path, bytes);
  }

  /// Does `work` while no other process touches the vault.
  <T> T locked(Work<T> work) throws IOException {
    Path lockFile = path.resolveSibling(path.getFileName() + ".lock");
    try (var channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!lock.isValid()) {
        throw new IOException("The vault could not be locked");
      }
      return work.run();
    } catch (OverlappingFileLockException e) {
      throw new IOException("The vault is in use by another part of this program", e);
    }
  }

  /// Something done under the lock.
  interface Work<T> {
    T run() throws IOException;
  }

  private static Parsed read(Path file) throws IOException {
    // Asked before the bytes are: a huge file is not read.
    return Files.size(file) > VaultFormat.MAX_BYTES
        ? new Parsed.Damaged("the file is larger than 16 MiB")
        : VaultFormat.parse(Files.readAllBytes(file));
  }

  private void putAside() throws IOException {
    for (int number = 1; number <= MAX_DAMAGED_COPIES; number++) {
      try {
        Files.move(path, path.resolveSibling(path.getFileName() + ".damaged-" + number));
        return;
      } catch (FileAlreadyExistsException e) {
        // The next number.
      }
    }
    throw new FileAlreadyExistsException(path + ".damaged-" + MAX_DAMAGED_COPIES);
  }

  /// The temporary file is for the owner alone from its first moment: that is what `createTempFile`
  /// makes.
  private void replace(Path target, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(folder, target.getFileName() + ".", ".tmp");
    try {
      try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder();
  }

  /// The rename is durable once the folder is; Windows cannot open one, and needs not.
  private void syncFolder() throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
