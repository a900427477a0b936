package app.coppice.terminal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole lines in compact form in a ring, with the numbers of the rows they make at the present
/// width. A new width goes over one array of lengths only. Guarded by the emulator's lock.
final class PackedLines {
  /// A line unpacked and broken into rows.
  record Laid(Paragraph line, List<Integer> starts) {}

  /// What is kept at most in memory, in bytes: enough for 100,000 coloured lines, and little enough
  /// that several terminals full of hostile text fit into a heap of 1 GB.
  static final long BUDGET = 32L << 20;

  /// About what a line takes beside its bytes.
  private static final int OVERHEAD = 40;

  private static final int FIRST_ROOM = 256;
  private static final int WIDE = 1 << 31;
  private static final byte[] NOTHING = {};

  private int limit;
  private int columns;
  private byte[][] packed = new byte[FIRST_ROOM][];

  /// Bytes of each, so that what is forgotten need not be looked at.
  private int[] sizes = new int[FIRST_ROOM];

  /// Cells that make rows, with `WIDE` set where rows can't be counted by them.
  private int[] cells = new int[FIRST_ROOM];

  /// The number of the row after each line.
  private long[] ends = new long[FIRST_ROOM];

  private int first;
  private int size;
  private long bytes;
  private long firstRow;
  private long firstNumber;
  private long laidNumber = -1;
  private @Nullable Laid laid;

  PackedLines(int limit, int columns) {
    this.limit = limit;
    this.columns = columns;
  }

  int size() {
    return size;
  }

  /// Number of the oldest line since the start.
  long firstNumber() {
    return firstNumber;
  }

  /// Number of the oldest row since the start.
  long firstRow() {
    return firstRow;
  }

  /// Number of the row after the last.
  long endRow() {
    return size == 0 ? firstRow : ends[slot(size - 1)];
  }

  /// About what all of it takes.
  long bytes() {
    return bytes;
  }

  void limit(int lines) {
    limit = lines;
    forget();
  }

  private int slot(int index) {
    int slot = first + index;
    return slot < packed.length ? slot : slot - packed.length;
  }

  void add(byte[] line, int textLength) {
    if (size == packed.length) {
      grow();
    }
    long start = endRow();
    int slot = slot(size++);
    packed[slot] = line;
    sizes[slot] = line.length + OVERHEAD;
    cells[slot] = ParagraphCodec.isWide(line) ? textLength | WIDE : textLength;
    ends[slot] = start + rows(slot);
    bytes += sizes[slot];
    forget();
  }

  private void grow() {
    byte[][] more = new byte[size * 2][];
    int[] moreSizes = new int[size * 2];
    int[] moreCells = new int[size * 2];
    long[] moreEnds = new long[size * 2];
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      more[i] = packed[slot];
      moreSizes[i] = sizes[slot];
      moreCells[i] = cells[slot];
      moreEnds[i] = ends[slot];
    }
    packed = more;
    sizes = moreSizes;
    cells = moreCells;
    ends = moreEnds;
    first = 0;
  }

  private void forget() {
    while (size > limit || (bytes > BUDGET && size > 0)) {
      bytes -= sizes[first];
      packed[first] = NOTHING;
      firstRow = ends[first];
      firstNumber++;
      first = slot(1);
      size--;
    }
  }

  private int rows(int slot) {
    int length = cells[slot];
    if (length >= 0) {
      return length <= columns ? 1 : (length + columns - 1) / columns;
    }
    return ParagraphCodec.rowCount(packed[slot], length & ~WIDE, columns);
  }

  /// Breaks the lines anew for a page of another width.
  void columns(int newColumns) {
    columns = newColumns;
    long row = firstRow;
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      row += rows(slot);
      ends[slot] = row;
    }
    laidNumber = -1;
  }

  /// Whether the newest line is a piece that goes on in what follows.
  boolean endsInPiece() {
    return size > 0 && ParagraphCodec.goesOn(packed[slot(size - 1)]);
  }

  /// Takes the newest line out again, when there is one.
  @Nullable Paragraph pop() {
    if (size == 0) {
      return null;
    }
    int slot = slot(--size);
    Paragraph line = ParagraphCodec.unpack(packed[slot]);
    bytes -= sizes[slot];
    packed[slot] = NOTHING;
    laidNumber = -1;
    return line;
  }

  /// The line at `index`, 0 is the oldest; unpacked once for all its rows.
  Laid laid(int index) {
    Laid known = laid;
    if (known == null || laidNumber != firstNumber + index) {
      Paragraph line = ParagraphCodec.unpack(packed[slot(index)]);
      known = new Laid(line, line.starts(columns));
      laid = known;
      laidNumber = firstNumber + index;
    }
    return known;
  }

  /// Number of the first row of the line at `index`.
  long start(int index) {
    return index == 0 ? firstRow : ends[slot(index - 1)];
  }

  /// Index of the line that a row, which must be kept, belongs to.
  int indexOfRow(long row) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[slot(middle)] > row) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// Forgets all; rows that come are numbered from `nextRow`.
  void clear(long nextRow) {
    Arrays.fill(packed, NOTHING);
    firstNumber += size;
    first = 0;
    size = 0;
    bytes = 0;
    firstRow = nextRow;
    laidNumber = -1;
  }
}
