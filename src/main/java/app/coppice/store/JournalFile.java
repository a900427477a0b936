package app.coppice.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A journal in a file of its own: one {@link JournalLine} a record, the first one a header with
/// the format's version.
///
/// Opening reads every record, cuts a torn end off (it is kept in a file beside), reports damaged
/// lines in the middle and keeps the rest. A lock file beside it keeps a second writer away, in
/// this process or another. Owned by one thread.
public final class JournalFile implements Journal {
  private final FileChannel channel;
  private final JournalLock lock;
  private final List<Damage> damage;
  private long next;
  private long end;
  private boolean broken;

  private JournalFile(
      FileChannel channel, JournalLock lock, List<Damage> damage, long next, long end) {
    this.channel = channel;
    this.lock = lock;
    this.damage = damage;
    this.next = next;
    this.end = end;
  }

  /// Opens or creates the journal and hands every whole record to `reader`, oldest first.
  ///
  /// @throws JournalInUse when somebody else writes it
  /// @throws JournalUnreadable when it is of a newer version or no journal at all; it is untouched
  public static JournalFile open(Path file, Consumer<String> reader) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JournalLock lock = JournalLock.take(file);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return opened(file, channel, lock, reader);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Reads a journal that another process may be writing: no lock, nothing changed, a torn end
  /// passed over.
  public static List<Damage> read(Path file, Consumer<String> reader) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return JournalScan.of(file, channel, reader).damage();
    }
  }

  /// Whether nobody writes the journal at this moment. Its folder must exist.
  public static boolean isFree(Path file) throws IOException {
    try (JournalLock _ = JournalLock.take(file)) {
      return true;
    } catch (JournalInUse _) {
      return false;
    }
  }

  /// Takes a journal away with its folder and all that lies beside it. The journal itself goes
  /// first: without it the rest means nothing. The lock's file goes last: whoever makes a new one
  /// then finds nothing left that is being taken away.
  ///
  /// @throws JournalInUse when somebody writes it
  public static void delete(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (JournalLock lock = JournalLock.take(file)) {
      Files.deleteIfExists(file);
      for (Path each : children(folder)) {
        if (!lock.isOn(each)) {
          Files.deleteIfExists(each);
        }
      }
      lock.remove();
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Somebody looked at the lock meanwhile: its file is theirs.
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private static JournalFile opened(
      Path file, FileChannel channel, JournalLock lock, Consumer<String> reader)
      throws IOException {
    JournalScan scan = JournalScan.of(file, channel, reader);
    if (scan.wholeEnd() < channel.size()) {
      cut(file, channel, scan.wholeEnd());
    }
    channel.position(scan.wholeEnd());
    JournalFile journal =
        new JournalFile(channel, lock, scan.damage(), scan.lastNumber() + 1, scan.wholeEnd());
    if (scan.wholeEnd() == 0) {
      journal.append(JournalScan.HEADER);
      journal.force();
    }
    return journal;
  }

  private static void cut(Path file, FileChannel channel, long from) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".cut-" + from);
    try (FileChannel kept =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      long position = from;
      while (position < channel.size()) {
        position += channel.transferTo(position, channel.size() - position, kept);
      }
      kept.force(true);
    }
    channel.truncate(from);
    channel.force(true);
  }

  /// Lines that could not be read when the journal was opened, in order; what they held is lost,
  /// everything else was handed over.
  public List<Damage> damage() {
    return damage;
  }

  @Override
  public void append(String json) throws IOException {
    if (broken) {
      throw new IOException("The journal takes no more records after a failed write");
    }
    ByteBuffer line = ByteBuffer.wrap(JournalLine.encode(next, json));
    int length = line.remaining();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      takeBack();
      throw e;
    }
    next++;
    end += length;
  }

  /// After a half-written record: back to the last whole one, so that the next try is not damaged.
  private void takeBack() {
    try {
      channel.truncate(end);
      channel.position(end);
    } catch (IOException e) {
      broken = true;
    }
  }

  @Override
  public void force() throws IOException {
    if (broken) {
      throw new IOException("The journal takes no more records after a failed write");
    }
    try {
      channel.force(false);
    } catch (IOException e) {
      // After a failed fsync nobody knows what is on the disk: never claim to have saved again.
      broken = true;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
    }
  }

  /// A line that could not be read.
  ///
  /// @param line 1-based
  /// @param what happened to it, for a person
  public record Damage(long line, String what) {}
}
