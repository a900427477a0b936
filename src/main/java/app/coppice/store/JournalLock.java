package app.coppice.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to write one journal, held by a lock on a file beside it. The file stays behind: a
/// lock file that comes and goes could be locked twice.
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
    Path folder = journal.toAbsolutePath().getParent();
    String name = journal.getFileName() + ".lock";
    Path file = (folder == null ? journal.toAbsolutePath() : folder.toRealPath()).resolve(name);
    if (!HELD.add(file)) {
      throw new JournalInUse(journal + " is open already");
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        taken = lock != null;
      } finally {
        if (!taken) {
          channel.close();
        }
      }
      if (taken) {
        return new JournalLock(file, channel);
      }
      throw new JournalInUse(journal + " is written by another process");
    } finally {
      if (!taken) {
        HELD.remove(file);
      }
    }
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
