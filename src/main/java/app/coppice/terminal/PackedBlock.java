package app.coppice.terminal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Some hundred lines of a scrollback in compact form, one behind the other. While it is open,
/// lines are put in; then it is sealed, and its bytes are wherever the store puts them. What a new
/// width asks for, the lengths of the lines, stays here, so that no file is read for it. Guarded by
/// the emulator's lock, save `place`.
final class PackedBlock {
  /// Where the lines are.
  sealed interface Place {
    /// Not sealed yet: in the block itself.
    enum Open implements Place {
      OPEN
    }

    record InMemory(byte[] bytes) implements Place {}

    record OnDisk(ScrollbackFile.Piece piece) implements Place {}

    /// Forgotten.
    enum Gone implements Place {
      GONE
    }
  }

  static final int LINES_LIMIT = 1024;

  /// It is full when it holds as much.
  private static final int BYTES_LIMIT = 64 << 10;

  /// About what an empty block takes.
  private static final int OVERHEAD = 200;

  private static final int FIRST_LINES = 16;
  private static final int FIRST_BYTES = 512;
  private static final int WIDE = 1 << 15;
  private static final byte[] NOTHING = {};
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /// Number of its first line since the start.
  final long number;

  /// Number of its first row at the present width.
  long startRow;

  /// Changed by the store, read by any thread.
  volatile Place place = Place.Open.OPEN;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int[] ends = new int[FIRST_LINES];

  /// Cells of each line that make rows, with `WIDE` set where they can't be counted by that.
  private char[] lengths = new char[FIRST_LINES];

  /// Of each wide line the bits that `ParagraphCodec` ends it with.
  private byte[] tails = NOTHING;

  private int tailsLength;
  private int count;

  /// The rows up to and with each line, as far as they have been counted.
  private int[] rowEnds = {};

  private int counted;
  private int countedTails;
  private int countedColumns;

  PackedBlock(long number, long startRow) {
    this.number = number;
    this.startRow = startRow;
  }

  int count() {
    return count;
  }

  boolean isFull() {
    return count == LINES_LIMIT || (count > 0 && ends[count - 1] >= BYTES_LIMIT);
  }

  void add(byte[] line, int textLength) {
    int from = end(count - 1);
    int to = from + line.length;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    bytes = room(bytes, to);
    System.arraycopy(line, 0, bytes, from, line.length);
    ends[count] = to;
    lengths[count] = (char) textLength;
    if (ParagraphCodec.isWide(line)) {
      lengths[count] = (char) (textLength | WIDE);
      int added = tailsOf(textLength);
      tails = room(tails, tailsLength + added);
      System.arraycopy(line, line.length - added, tails, tailsLength, added);
      tailsLength += added;
    }
    count++;
  }

  private static byte[] room(byte[] array, int length) {
    return length <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(length, 2 * array.length));
  }

  private static int tailsOf(int textLength) {
    return (textLength + 7) >> 3;
  }

  private int end(int line) {
    return line < 0 ? 0 : ends[line];
  }

  /// The newest line of an open block that has some.
  byte[] last() {
    return Arrays.copyOfRange(bytes, end(count - 2), end(count - 1));
  }

  void removeLast() {
    count--;
    if ((lengths[count] & WIDE) != 0) {
      tailsLength -= tailsOf(lengths[count] & ~WIDE);
    }
    forgetRows();
  }

  /// Line `line` of an open block, or of the bytes of a sealed one.
  byte[] line(int line, byte[] sealed) {
    if (place == Place.Open.OPEN) {
      return Arrays.copyOfRange(bytes, end(line - 1), end(line));
    }
    int from = line == 0 ? 0 : sealedEnd(sealed, line - 1);
    return Arrays.copyOfRange(sealed, from, sealedEnd(sealed, line));
  }

  private int sealedEnd(byte[] sealed, int line) {
    return (int) INT.get(sealed, sealed.length - (count - line) * Integer.BYTES);
  }

  /// Puts all in one piece: the lines, then where each ends.
  void seal() {
    int length = end(count - 1);
    byte[] sealed = Arrays.copyOf(bytes, length + count * Integer.BYTES);
    for (int line = 0; line < count; line++) {
      INT.set(sealed, length + line * Integer.BYTES, ends[line]);
    }
    bytes = NOTHING;
    ends = new int[0];
    lengths = Arrays.copyOf(lengths, count);
    tails = Arrays.copyOf(tails, tailsLength);
    forgetRows();
    place = new Place.InMemory(sealed);
  }

  /// Makes a sealed block one that lines can be taken out of and put into.
  void open(byte[] sealed) {
    ends = new int[Math.max(FIRST_LINES, count)];
    for (int line = 0; line < count; line++) {
      ends[line] = sealedEnd(sealed, line);
    }
    lengths = Arrays.copyOf(lengths, ends.length);
    bytes = Arrays.copyOf(sealed, Math.max(FIRST_BYTES, sealed.length - count * Integer.BYTES));
    place = Place.Open.OPEN;
  }

  /// About what it takes in memory beside its bytes.
  int weight() {
    return OVERHEAD + lengths.length * Character.BYTES + tails.length;
  }

  /// Rows of all lines.
  int rows(int columns) {
    int rows = 0;
    int tailsEnd = 0;
    for (int line = 0; line < count; line++) {
      tailsEnd += lengths[line] < WIDE ? 0 : tailsOf(lengths[line] & ~WIDE);
      rows += rows(line, tailsEnd, columns);
    }
    return rows;
  }

  private int rows(int line, int tailsEnd, int columns) {
    int length = lengths[line];
    if (length < WIDE) {
      return length <= columns ? 1 : (length + columns - 1) / columns;
    }
    return ParagraphCodec.rowCount(tails, tailsEnd, length & ~WIDE, columns);
  }

  /// Rows of the lines before `line`.
  int rowsBefore(int line, int columns) {
    return line == 0 ? 0 : rowEnd(line - 1, columns);
  }

  /// Rows of the lines up to and with `line`.
  private int rowEnd(int line, int columns) {
    if (countedColumns != columns) {
      forgetRows();
      countedColumns = columns;
    }
    if (line >= rowEnds.length) {
      rowEnds = Arrays.copyOf(rowEnds, Math.max(count, Math.min(LINES_LIMIT, 2 * line + 16)));
    }
    while (counted <= line) {
      int length = lengths[counted];
      countedTails += length < WIDE ? 0 : tailsOf(length & ~WIDE);
      int before = counted == 0 ? 0 : rowEnds[counted - 1];
      rowEnds[counted] = before + rows(counted, countedTails, columns);
      counted++;
    }
    return rowEnds[line];
  }

  /// The line that holds row `row`, 0 is the first of the block.
  int lineOfRow(long row, int columns) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rowEnd(middle, columns) > row) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Forgets the counted rows.
  void forgetRows() {
    rowEnds = new int[0];
    counted = 0;
    countedTails = 0;
  }
}
