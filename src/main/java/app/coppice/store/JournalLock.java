package app.coppice.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write one journal, held by a lock on a file beside it. The file stays behind when
/// the lock is let go of, and goes only with the journal. Who opened it before and locks it after
/// that holds nothing, and is told so.
final class JournalLock implements AutoCloseable {
  /// The lock files that this process holds. POSIX locks belong to the process: the first
  /// descriptor of a file that is closed drops them all, so a file that is locked here is never
  /// opened again. Static because the process is; see docs/decisions/0004.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private JournalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// @throws JournalInUse when this or another process holds it
  static JournalLock take(Path journal) throws IOException {
    return take(journal, () -> {});
  }

  /// A moment while a lock is taken.
  interface Moment {
    void pass() throws IOException;
  }

  /// @param opened passes when the file is open and not yet locked
  static JournalLock take(Path journal, Moment opened) throws IOException {
    Path folder = journal.toAbsolutePath().getParent();
    String name = journal.getFileName() + ".lock";
    Path file = (folder == null ? journal.toAbsolutePath() : folder.toRealPath()).resolve(name);
    if (!HELD.add(file)) {
      throw new JournalInUse(journal + " is open already");
    }
    boolean taken = false;
    try {
      Object before = made(file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        opened.pass();
        FileLock lock = channel.tryLock();
        // What is open here keeps its identity for itself.
        taken = lock != null && before.equals(identity(file));
      } finally {
        if (!taken) {
          channel.close();
        }
      }
      if (taken) {
        return new JournalLock(file, channel);
      }
      throw new JournalInUse(journal + " is written by another process");
    } catch (NoSuchFileException gone) {
      throw new JournalInUse(journal + " is being taken away by another process");
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
  }

  private static Object made(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // As usual.
    }
    return identity(file);
  }

  /// What tells the file that lies there from one that lay there before; opens nothing. Windows has
  /// no such thing, and no need: a file that is open there keeps its name.
  private static Object identity(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? "" : key;
  }

  /// Whether `other` is the lock's own file.
  boolean isOn(Path other) {
    return other.getFileName().equals(file.getFileName());
  }

  /// Takes the file away while it is held; who has it open already gets nothing by locking it.
  void remove() throws IOException {
    Files.delete(file);
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
