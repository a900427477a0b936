package app.coppice.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whole lines in compact form, the oldest forgotten beyond a limit, with the numbers of the rows
/// they make at the present width. The newest block is open, the others belong to the store as
/// well, which puts them on disk or forgets the oldest. Guarded by the emulator's lock.
final class PackedLines {
  /// A line unpacked and broken into rows.
  record Laid(Paragraph line, List<Integer> starts) {}

  private final ScrollbackStore store;
  private int limit;
  private int columns;

  /// The oldest first, at least the open one.
  private final List<PackedBlock> blocks = new ArrayList<>();

  private PackedBlock open = new PackedBlock(0, 0);
  private int size;
  private long firstRow;
  private long firstNumber;
  private boolean cut;
  private boolean cutTaken;

  /// The block that was looked into last, and its bytes.
  private PackedBlock looked = open;

  private byte @Nullable [] lookedBytes;
  private long laidNumber = -1;
  private @Nullable Laid laid;

  PackedLines(ScrollbackStore store, int limit, int columns) {
    this.store = store;
    this.limit = limit;
    this.columns = columns;
    blocks.add(open);
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
    return open.startRow + open.rowsBefore(open.count(), columns);
  }

  /// Whether the store has forgotten lines that the limit allows; true once.
  boolean takeCut() {
    boolean news = cut && !cutTaken;
    cutTaken |= cut;
    return news;
  }

  void limit(int lines) {
    limit = lines;
    forget();
  }

  void add(byte[] line, int textLength) {
    open.add(line, textLength);
    size++;
    if (open.isFull()) {
      long end = endRow();
      open.seal();
      store.add(open);
      open = new PackedBlock(open.number + open.count(), end);
      blocks.add(open);
    }
    forget();
  }

  /// Forgets the oldest lines that the store has forgotten.
  void forgetLost() {
    while (isGone(blocks.getFirst())) {
      forgetBlock();
      cut = true;
    }
  }

  private void forget() {
    forgetLost();
    while (size > limit) {
      forgetLine();
    }
  }

  private static boolean isGone(PackedBlock block) {
    return block.place == PackedBlock.Place.Gone.GONE;
  }

  private void forgetLine() {
    PackedBlock first = blocks.getFirst();
    int next = (int) (firstNumber + 1 - first.number);
    if (next == first.count()) {
      forgetBlock();
    } else {
      firstRow = first.startRow + first.rowsBefore(next, columns);
      firstNumber++;
      size--;
    }
  }

  /// Forgets the oldest block, be it the open one.
  private void forgetBlock() {
    PackedBlock first = blocks.removeFirst();
    store.forget(first);
    long end = first.number + first.count();
    size -= (int) (end - firstNumber);
    firstNumber = end;
    firstRow = first.startRow + first.rowsBefore(first.count(), columns);
    if (blocks.isEmpty()) {
      open = new PackedBlock(firstNumber, firstRow);
      blocks.add(open);
    }
    look(open);
  }

  /// Breaks the lines anew for a page of another width.
  void columns(int newColumns) {
    columns = newColumns;
    PackedBlock first = blocks.getFirst();
    long row = firstRow - first.rowsBefore((int) (firstNumber - first.number), columns);
    for (PackedBlock block : blocks) {
      block.startRow = row;
      row += block.rows(columns);
    }
    laidNumber = -1;
  }

  /// Whether the newest line is a piece that goes on in what follows.
  boolean endsInPiece() {
    return openNewest() && ParagraphCodec.goesOn(open.last());
  }

  /// Takes the newest line out again, when there is one.
  @Nullable Paragraph pop() {
    if (!openNewest()) {
      return null;
    }
    Paragraph line = ParagraphCodec.unpack(open.last());
    open.removeLast();
    size--;
    laidNumber = -1;
    return line;
  }

  /// Opens the newest block that has lines.
  ///
  /// @return false when there is none that is still known
  private boolean openNewest() {
    if (size == 0) {
      return false;
    }
    if (open.count() > 0) {
      return true;
    }
    PackedBlock newest = blocks.get(blocks.size() - 2);
    Optional<byte[]> bytes = store.read(newest);
    store.forget(newest);
    if (bytes.isEmpty()) {
      return false;
    }
    newest.open(bytes.get());
    blocks.removeLast();
    open = newest;
    look(open);
    lookedBytes = null;
    return true;
  }

  private void look(PackedBlock block) {
    if (looked != block) {
      if (looked != blocks.getFirst() && looked != open) {
        looked.forgetRows();
      }
      looked = block;
      lookedBytes = null;
    }
  }

  /// The line at `index`, 0 is the oldest; unpacked once for all its rows. Empty where it can't be
  /// read back.
  Laid laid(int index) {
    Laid known = laid;
    long number = firstNumber + index;
    if (known == null || laidNumber != number) {
      Paragraph line = unpacked(number);
      known = new Laid(line, line.starts(columns));
      laid = known;
      laidNumber = number;
    }
    return known;
  }

  private Paragraph unpacked(long number) {
    PackedBlock block = blocks.get(blockOf(number));
    int line = (int) (number - block.number);
    if (block == open) {
      return ParagraphCodec.unpack(block.line(line, new byte[0]));
    }
    look(block);
    byte[] bytes = lookedBytes;
    if (bytes == null) {
      bytes = store.read(block).orElse(null);
      lookedBytes = bytes;
    }
    return bytes == null ? new Paragraph() : ParagraphCodec.unpack(block.line(line, bytes));
  }

  private int blockOf(long number) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).number <= number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Number of the first row of the line at `index`.
  long start(int index) {
    PackedBlock block = blocks.get(blockOf(firstNumber + index));
    look(block);
    return block.startRow + block.rowsBefore((int) (firstNumber + index - block.number), columns);
  }

  /// Index of the line that a row, which must be kept, belongs to.
  int indexOfRow(long row) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      PackedBlock block = blocks.get(middle);
      if (block.startRow <= row && block.count() > 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    PackedBlock block = blocks.get(low);
    look(block);
    int line = block.lineOfRow(row - block.startRow, columns);
    return (int) (block.number + line - firstNumber);
  }

  /// Forgets all; rows that come are numbered from `nextRow`.
  void clear(long nextRow) {
    blocks.forEach(store::forget);
    blocks.clear();
    firstNumber += size;
    size = 0;
    firstRow = nextRow;
    open = new PackedBlock(firstNumber, nextRow);
    blocks.add(open);
    look(open);
    laidNumber = -1;
  }
}
