package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines that have left the screen at its top, in compact form, the oldest forgotten beyond a
/// limit. They are kept as the program wrote them; a new width only counts their rows again. Rows
/// are numbered from the start. Guarded by the emulator's lock.
final class Scrollback {
  /// Longer lines are kept in pieces, in cells.
  private static final int PARAGRAPH_LIMIT = 16_384;

  /// What is kept at most in memory, in bytes.
  private static final long BUDGET = 128L << 20;

  /// About what a paragraph takes beside its bytes.
  private static final int OVERHEAD = 40;

  private static final int FIRST_ROOM = 256;
  private static final int WIDE = 1 << 31;
  private static final byte[] NOTHING = {};

  private final ParagraphCodec codec = new ParagraphCodec();
  private int limit;
  private int columns;
  private byte[][] packed = new byte[FIRST_ROOM][];

  /// Cells that make rows, with `WIDE` set where rows can't be counted by them.
  private int[] cells = new int[FIRST_ROOM];

  /// The number of the row after each paragraph.
  private long[] ends = new long[FIRST_ROOM];

  private int first;
  private int size;
  private long bytes;

  /// Number of the oldest row, and of the oldest paragraph.
  private long firstRow;

  private long firstParagraph;

  /// The line whose beginning has left the screen and whose end has not.
  private @Nullable Paragraph tail;

  /// Its rows, 0 when they haven't been counted.
  private int tailRows;

  private long unpackedNumber = -1;
  private @Nullable Paragraph unpacked;
  private List<Integer> unpackedStarts = List.of();

  Scrollback(int limit, int columns) {
    this.limit = limit;
    this.columns = columns;
  }

  /// Number of the first row that is not in here: the screen's top.
  long end() {
    return closedEnd() + tailRows();
  }

  private int tailRows() {
    Paragraph open = tail;
    if (open == null) {
      return 0;
    }
    if (tailRows == 0) {
      tailRows = open.rowCount(columns);
    }
    return tailRows;
  }

  private long closedEnd() {
    return size == 0 ? firstRow : ends[slot(size - 1)];
  }

  /// Rows kept.
  int size() {
    return (int) (end() - firstRow);
  }

  /// Number of the line that the screen's first row belongs to.
  long paragraphs() {
    return firstParagraph + size;
  }

  /// Cells of that line that have left the screen.
  int tailLength() {
    return tail == null ? 0 : tail.length();
  }

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

  /// Takes a row that leaves the screen.
  void push(Line row) {
    Paragraph open = tail;
    if (open == null && !row.isWrapped() && row.mark().kinds() == 0) {
      int length = row.used(columns);
      add(codec.pack(row, length, List.of(), false), row.textEnd(length));
      return;
    }
    if (open == null) {
      open = new Paragraph();
      tail = open;
    }
    open.append(row, columns);
    tailRows = 0;
    if (!row.isWrapped() || open.length() >= PARAGRAPH_LIMIT) {
      store(open);
    }
  }

  /// Ends the line that the screen's first row went on with.
  void close() {
    if (tail != null) {
      tail.end();
      store(tail);
    }
  }

  private void store(Paragraph line) {
    tail = null;
    tailRows = 0;
    add(codec.pack(line.cells(), line.length(), line.marks(), line.goesOn()), line.textLength());
  }

  private void add(byte[] line, int textLength) {
    if (size == packed.length) {
      grow();
    }
    long start = closedEnd();
    int slot = slot(size++);
    packed[slot] = line;
    cells[slot] = ParagraphCodec.isWide(line) ? textLength | WIDE : textLength;
    ends[slot] = start + rows(slot);
    bytes += line.length + OVERHEAD;
    forget();
  }

  private void grow() {
    byte[][] more = new byte[size * 2][];
    int[] moreCells = new int[size * 2];
    long[] moreEnds = new long[size * 2];
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      more[i] = packed[slot];
      moreCells[i] = cells[slot];
      moreEnds[i] = ends[slot];
    }
    packed = more;
    cells = moreCells;
    ends = moreEnds;
    first = 0;
  }

  private void forget() {
    while (size > limit || (bytes > BUDGET && size > 0)) {
      bytes -= packed[first].length + OVERHEAD;
      packed[first] = NOTHING;
      firstRow = ends[first];
      firstParagraph++;
      first = slot(1);
      size--;
    }
  }

  private int rows(int slot) {
    int length = cells[slot];
    if (length >= 0) {
      return length <= columns ? 1 : (length + columns - 1) / columns;
    }
    return (length & ~WIDE) <= columns ? 1 : ParagraphCodec.unpack(packed[slot]).rowCount(columns);
  }

  /// Breaks the lines anew for a page of another width.
  void columns(int newColumns) {
    if (newColumns == columns) {
      return;
    }
    columns = newColumns;
    long row = firstRow;
    for (int i = 0; i < size; i++) {
      int slot = slot(i);
      row += rows(slot);
      ends[slot] = row;
    }
    tailRows = 0;
    unpackedNumber = -1;
  }

  /// Takes the open line out: the page goes on with it.
  Paragraph takeTail() {
    Paragraph open = tail == null ? new Paragraph() : tail;
    tail = null;
    tailRows = 0;
    return open;
  }

  /// Takes the newest line out again, when there is one.
  @Nullable Paragraph pop() {
    if (size == 0 || tail != null) {
      return null;
    }
    int slot = slot(--size);
    Paragraph line = ParagraphCodec.unpack(packed[slot]);
    bytes -= packed[slot].length + OVERHEAD;
    packed[slot] = NOTHING;
    unpackedNumber = -1;
    return line;
  }

  /// The picture of a row, an empty one when it isn't kept.
  Row row(long number, RowBuilder builder) {
    if (number < firstRow || number >= end()) {
      return Row.EMPTY;
    }
    Paragraph open = tail;
    if (number >= closedEnd() && open != null) {
      return open.row(open.starts(columns), (int) (number - closedEnd()), columns, builder);
    }
    int index = indexOfRow(number);
    Paragraph line = paragraph(index);
    return line.row(unpackedStarts, (int) (number - startOf(index)), columns, builder);
  }

  /// The line at `index`, unpacked once for all its rows.
  private Paragraph paragraph(int index) {
    Paragraph line = unpacked;
    if (line == null || unpackedNumber != firstParagraph + index) {
      line = ParagraphCodec.unpack(packed[slot(index)]);
      unpacked = line;
      unpackedStarts = line.starts(columns);
      unpackedNumber = firstParagraph + index;
    }
    return line;
  }

  private long startOf(int index) {
    return index == 0 ? firstRow : ends[slot(index - 1)];
  }

  private int indexOfRow(long number) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[slot(middle)] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /// The place in the text of a row that is kept; of the oldest when it is not.
  Anchor anchor(long number, int column) {
    if (number < firstRow || (size == 0 && tail == null)) {
      return new Anchor(firstParagraph, 0);
    }
    Paragraph open = tail;
    if (number >= closedEnd() && open != null) {
      List<Integer> starts = open.starts(columns);
      int index = Math.min((int) (number - closedEnd()), starts.size() - 1);
      return new Anchor(paragraphs(), starts.get(index) + column);
    }
    int index = indexOfRow(number);
    paragraph(index);
    int start = unpackedStarts.get((int) (number - startOf(index)));
    return new Anchor(firstParagraph + index, start + column);
  }

  /// Where an anchor is, for a line of which at least the beginning is kept here.
  Anchor.Place place(Anchor anchor) {
    long index = anchor.paragraph() - firstParagraph;
    if (index < 0) {
      return new Anchor.Place(firstRow, 0);
    }
    Paragraph open = tail;
    if (index >= size && open != null) {
      return place(closedEnd(), open.starts(columns), anchor.offset());
    }
    paragraph((int) index);
    return place(startOf((int) index), unpackedStarts, anchor.offset());
  }

  private static Anchor.Place place(long start, List<Integer> starts, int offset) {
    int row = starts.size() - 1;
    while (starts.get(row) > offset) {
      row--;
    }
    return new Anchor.Place(start + row, offset - starts.get(row));
  }

  void clear() {
    long end = end();
    Arrays.fill(packed, NOTHING);
    firstParagraph += size;
    first = 0;
    size = 0;
    bytes = 0;
    firstRow = end;
    tail = null;
    tailRows = 0;
    unpackedNumber = -1;
  }
}
