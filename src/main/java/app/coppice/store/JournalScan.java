package app.coppice.store;

import app.coppice.store.JournalFile.Damage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One reading of a whole journal.
///
/// @param lastNumber of the last whole record, 0 when there is none
/// @param wholeEnd offset in bytes behind the last whole record
record JournalScan(List<Damage> damage, long lastNumber, long wholeEnd) {
  /// What the first record says: the format and its version.
  static final String HEADER = "{\"journal\":\"coppice\",\"version\":1}";

  private static final int VERSION = 1;
  private static final Pattern HEADER_SHAPE =
      Pattern.compile("\\{\"journal\":\"coppice\",\"version\":(\\d{1,9})\\b.*");

  JournalScan {
    damage = List.copyOf(damage);
  }

  static JournalScan of(Path file, FileChannel channel, Consumer<String> reader)
      throws IOException {
    Reading reading = new Reading(file, reader);
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    long position = 0;
    for (int count = channel.read(buffer, position);
        count >= 0;
        count = channel.read(buffer, position)) {
      position += count;
      reading.take(buffer.array(), count);
      buffer.clear();
    }
    return reading.finish();
  }

  /// The state of one reading.
  private static final class Reading {
    private final Path file;
    private final Consumer<String> reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Damage> damage = new ArrayList<>();
    private final List<Damage> doubtful = new ArrayList<>();
    private long offset;
    private long lineNumber;
    private long lastNumber;
    private long wholeEnd;

    Reading(Path file, Consumer<String> reader) {
      this.file = file;
      this.reader = reader;
    }

    void take(byte[] bytes, int count) throws IOException {
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, from, i - from);
          from = i + 1;
          offset += line.size() + 1L;
          lineNumber++;
          judge(JournalLine.decode(line.toByteArray()));
          line.reset();
        }
      }
      line.write(bytes, from, count - from);
    }

    private void judge(Optional<JournalLine> decoded) throws IOException {
      if (decoded.isEmpty()) {
        // Only a whole record behind it makes it damage; without one it is the torn end.
        doubtful.add(new Damage(lineNumber, "Record " + (lastNumber + 1) + " is damaged"));
        return;
      }
      JournalLine whole = decoded.get();
      if (whole.number() <= lastNumber) {
        doubtful.add(new Damage(lineNumber, "Record " + whole.number() + " is there twice"));
        return;
      }
      damage.addAll(doubtful);
      if (doubtful.isEmpty() && whole.number() != lastNumber + 1) {
        damage.add(new Damage(lineNumber, "Records before " + whole.number() + " are missing"));
      }
      doubtful.clear();
      lastNumber = whole.number();
      wholeEnd = offset;
      Matcher header = HEADER_SHAPE.matcher(whole.json());
      if (whole.number() != 1 || !header.matches()) {
        reader.accept(whole.json());
      } else if (Integer.parseInt(header.group(1)) > VERSION) {
        throw new JournalUnreadable(
            file + " was written by a newer version of Coppice. Update Coppice to open it.");
      }
    }

    JournalScan finish() throws IOException {
      if (wholeEnd == 0 && lineNumber > 0) {
        throw new JournalUnreadable(file + " is not a journal of Coppice. It was left as it is.");
      }
      return new JournalScan(damage, lastNumber, wholeEnd);
    }
  }
}
