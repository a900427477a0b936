package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines that have left the screen at its top, the oldest forgotten beyond a limit. They are
/// kept as the program wrote them; a new width only counts their rows again. Rows are numbered from
/// the start. Guarded by the emulator's lock.
final class Scrollback {
  /// Longer lines are kept in pieces, in cells.
  private static final int PARAGRAPH_LIMIT = 16_384;

  private final ParagraphCodec codec = new ParagraphCodec();
  private final PackedLines closed;
  private int columns;

  /// The line whose beginning has left the screen and whose end has not.
  private @Nullable Paragraph tail;

  /// Its rows, 0 when they haven't been counted.
  private int tailRows;

  /// Filled for each line that was wrapped.
  private Paragraph spare = new Paragraph();

  Scrollback(ScrollbackStore store, int limit, int columns) {
    this.columns = columns;
    closed = new PackedLines(store, limit, columns);
  }

  /// Number of the first row that is not in here: the screen's top.
  long end() {
    return closed.endRow() + tailRows();
  }

  private int tailRows() {
    Paragraph open = tail;
    if (open != null && tailRows == 0) {
      tailRows = open.rowCount(columns);
    }
    return tailRows;
  }

  /// Rows kept.
  int size() {
    return (int) Math.min(Integer.MAX_VALUE, end() - closed.firstRow());
  }

  /// Number of the line that the screen's first row belongs to.
  long paragraphs() {
    return closed.firstNumber() + closed.size();
  }

  /// Cells of that line that have left the screen.
  int tailLength() {
    return tail == null ? 0 : tail.length();
  }

  /// Whether lines were forgotten that the limit allows; true once.
  boolean takeCut() {
    return closed.takeCut();
  }

  /// Forgets the lines that the store has forgotten.
  void forgetLost() {
    closed.forgetLost();
  }

  void limit(int lines) {
    closed.limit(lines);
  }

  /// Takes a row that leaves the screen.
  void push(Line row) {
    Paragraph open = tail;
    if (open == null && !row.isWrapped() && row.mark().kinds() == 0) {
      int length = row.used(columns);
      closed.add(codec.pack(row, length, List.of(), false), row.textEnd(length));
      return;
    }
    if (open == null) {
      open = spare.reset();
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
    byte[] packed = codec.pack(line.cells(), line.length(), line.marks(), line.goesOn());
    closed.add(packed, line.textLength());
  }

  /// Breaks the lines anew for a page of another width.
  void columns(int newColumns) {
    if (newColumns != columns) {
      columns = newColumns;
      closed.columns(newColumns);
      tailRows = 0;
    }
  }

  /// Takes the open line out: the page goes on with it.
  Paragraph takeTail() {
    Paragraph open = tail == null ? new Paragraph() : tail;
    spare = new Paragraph();
    tail = null;
    tailRows = 0;
    return open;
  }

  /// Takes the newest line out again, when there is one; a piece of a longer line stays, as its
  /// last row may not be full.
  @Nullable Paragraph pop() {
    return tail == null && !closed.endsInPiece() ? closed.pop() : null;
  }

  /// The picture of a row, an empty one when it isn't kept.
  Row row(long number, RowBuilder builder) {
    if (number < closed.firstRow() || number >= end()) {
      return Row.EMPTY;
    }
    Paragraph open = tail;
    if (number >= closed.endRow() && open != null) {
      int index = (int) (number - closed.endRow());
      return open.row(open.starts(columns), index, columns, builder);
    }
    int line = closed.indexOfRow(number);
    PackedLines.Laid laid = closed.laid(line);
    int index = (int) (number - closed.start(line));
    if (index >= laid.starts().size()) {
      return Row.EMPTY; // could not be read back
    }
    return laid.line().row(laid.starts(), index, columns, builder);
  }

  /// The place in the text of a row that is kept; of the oldest when it is not.
  Anchor anchor(long number, int column) {
    if (number < closed.firstRow()) {
      return new Anchor(closed.firstNumber(), 0);
    }
    Paragraph open = tail;
    if (number >= closed.endRow() && open != null) {
      List<Integer> starts = open.starts(columns);
      int index = (int) Math.min(number - closed.endRow(), starts.size() - 1L);
      return new Anchor(paragraphs(), starts.get(index) + column);
    }
    int line = closed.indexOfRow(number);
    List<Integer> starts = closed.laid(line).starts();
    int index = (int) Math.min(number - closed.start(line), starts.size() - 1L);
    return new Anchor(closed.firstNumber() + line, starts.get(index) + column);
  }

  /// Where an anchor is, for a line of which at least the beginning is kept here.
  Anchor.Place place(Anchor anchor) {
    long index = anchor.paragraph() - closed.firstNumber();
    if (index < 0) {
      return new Anchor.Place(closed.firstRow(), 0);
    }
    Paragraph open = tail;
    if (index >= closed.size() && open != null) {
      return place(closed.endRow(), open.starts(columns), anchor.offset());
    }
    int line = (int) index;
    return place(closed.start(line), closed.laid(line).starts(), anchor.offset());
  }

  private static Anchor.Place place(long start, List<Integer> starts, int offset) {
    int row = starts.size() - 1;
    while (starts.get(row) > offset) {
      row--;
    }
    return new Anchor.Place(start + row, offset - starts.get(row));
  }

  void clear() {
    closed.clear(end());
    tail = null;
    tailRows = 0;
    spare = new Paragraph();
  }
}
