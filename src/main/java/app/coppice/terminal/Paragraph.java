package app.coppice.terminal;

import app.coppice.terminal.Screen.Row;
import java.util.ArrayList;
import java.util.List;

/// A line as the program wrote it, before a window breaks it into rows: its cells and the marks on
/// them. Grows by rows, is cut into rows of any width. Guarded by the emulator's lock.
final class Paragraph {
  /// A mark and the cell it hangs on.
  record MarkAt(int offset, PromptMark mark) {}

  private static final int FIRST_ROOM = 256;

  private final Cells cells;
  private final List<MarkAt> marks;
  private int length;
  private boolean goesOn;

  Paragraph() {
    this(new Cells(FIRST_ROOM), 0, new ArrayList<>(), false);
  }

  Paragraph(Cells cells, int length, List<MarkAt> marks, boolean goesOn) {
    this.cells = cells;
    this.length = length;
    this.marks = marks;
    this.goesOn = goesOn;
  }

  Cells cells() {
    return cells;
  }

  int length() {
    return length;
  }

  List<MarkAt> marks() {
    return marks;
  }

  /// Whether the line goes on in what follows: not all of it is here.
  boolean goesOn() {
    return goesOn;
  }

  /// Makes it empty, to be filled again.
  Paragraph reset() {
    length = 0;
    cells.reuse();
    marks.clear();
    goesOn = false;
    return this;
  }

  /// Ends the line here.
  void end() {
    goesOn = false;
  }

  /// Cells up to the last that shows a character; only these make rows.
  int textLength() {
    return cells.textEnd(length);
  }

  /// Adds a row of a page.
  ///
  /// @return the offset of its first cell
  int append(Line row, int columns) {
    // Where a wide character did not fit, the last cell of the row before it was left empty.
    if (length > 0 && row.isWide(0) && cells.glyph(length - 1) == Cells.EMPTY) {
      length--;
    }
    int start = length;
    int added = row.used(columns); // a wrapped row of a page that grew may not be full
    cells.room(start + added);
    cells.copy(row, 0, added, start);
    length = start + added;
    goesOn = row.isWrapped();
    addMarks(row.mark(), start);
    return start;
  }

  /// Takes a row's mark apart: where the input begins is a place of its own.
  private void addMarks(PromptMark mark, int start) {
    if (mark.kinds() == 0) {
      return;
    }
    PromptMark line = mark.without(PromptMark.INPUT);
    if (line.kinds() != 0) {
      marks.add(new MarkAt(start, line));
    }
    if (mark.is(PromptMark.INPUT)) {
      marks.add(new MarkAt(start + mark.inputColumn(), PromptMark.NONE.withInput(0)));
    }
  }

  /// Rows at this width, at least one.
  int rowCount(int columns) {
    int text = textLength();
    int rows = 1;
    int from = 0;
    while (from + columns < text) {
      from = rowEnd(from, columns);
      rows++;
    }
    return rows;
  }

  /// Where a row ends that starts at `from` and is not the last.
  private int rowEnd(int from, int columns) {
    int end = from + columns;
    return cells.glyph(end) == Cells.TAIL ? end - 1 : end;
  }

  private int rowEnd(List<Integer> starts, int index, int columns) {
    return index + 1 < starts.size()
        ? starts.get(index + 1)
        : Math.min(length, starts.get(index) + columns);
  }

  /// The cells in which rows of this width begin.
  List<Integer> starts(int columns) {
    List<Integer> starts = new ArrayList<>();
    int text = textLength();
    int from = 0;
    starts.add(from);
    while (from + columns < text) {
      from = rowEnd(from, columns);
      starts.add(from);
    }
    return starts;
  }

  /// The picture of row `index` of `starts`.
  Row row(List<Integer> starts, int index, int columns, RowBuilder builder) {
    int from = starts.get(index);
    return builder.row(
        cells, from, rowEnd(starts, index, columns), isWrapped(starts, index), mark(starts, index));
  }

  /// Row `index` of `starts` as a line of a page.
  Line line(List<Integer> starts, int index, int columns) {
    Line line = new Line(columns);
    int from = starts.get(index);
    line.copy(cells, from, rowEnd(starts, index, columns), 0);
    line.wrap(isWrapped(starts, index));
    line.mark(mark(starts, index));
    return line;
  }

  private boolean isWrapped(List<Integer> starts, int index) {
    return goesOn || index + 1 < starts.size();
  }

  private PromptMark mark(List<Integer> starts, int index) {
    int from = starts.get(index);
    boolean last = index + 1 == starts.size();
    int to = last ? Integer.MAX_VALUE : starts.get(index + 1);
    PromptMark all = PromptMark.NONE;
    for (MarkAt at : marks) {
      if (at.offset >= from && at.offset < to) {
        PromptMark mark = at.mark;
        all = all.and(mark.is(PromptMark.INPUT) ? mark.withInput(at.offset - from) : mark);
      }
    }
    return all;
  }
}
