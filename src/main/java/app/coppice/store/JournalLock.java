package app.coppice.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write one journal, held by a lock on a file beside it. The file stays behind: a
/// lock file that comes and goes could be locked twice.
final class JournalLock implements AutoCloseable {
  private final FileChannel channel;

  private JournalLock(FileChannel channel) {
    this.channel = channel;
  }

  /// @throws JournalInUse when this or another process holds it
  static JournalLock take(Path journal) throws IOException {
    Path file = journal.resolveSibling(journal.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new JournalLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new JournalInUse(journal + " is open already");
    }
    channel.close();
    throw new JournalInUse(journal + " is written by another process");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
