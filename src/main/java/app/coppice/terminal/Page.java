package app.coppice.terminal;

import org.jspecify.annotations.Nullable;

/// The lines of one screen buffer, main or alternate, with its scrolling region. Lines that leave
/// the top of the main page go to the scrollback. Guarded by the emulator's lock.
final class Page {
  private final @Nullable Scrollback scrollback;
  private final RowBuilder builder;
  private Line[] lines;
  private int columns;
  private int top;
  private int bottom;

  /// @param scrollback null for the alternate page
  Page(int columns, int rows, @Nullable Scrollback scrollback, RowBuilder builder) {
    this.columns = columns;
    this.scrollback = scrollback;
    this.builder = builder;
    lines = new Line[rows];
    for (int y = 0; y < rows; y++) {
      lines[y] = new Line(columns);
    }
    bottom = rows - 1;
  }

  int rows() {
    return lines.length;
  }

  Line line(int y) {
    return lines[y];
  }

  /// First row of the scrolling region.
  int top() {
    return top;
  }

  /// Last row of the scrolling region.
  int bottom() {
    return bottom;
  }

  /// Sets the scrolling region; a region of less than two rows is the whole page.
  void region(int from, int to) {
    boolean valid = from >= 0 && from < to && to < lines.length;
    top = valid ? from : 0;
    bottom = valid ? to : lines.length - 1;
  }

  /// Moves the region's lines up; new lines come in at its bottom.
  void scrollUp(int count, long pen) {
    boolean keep = top == 0 && scrollback != null;
    rotateUp(top, bottom, count, keep, pen);
  }

  /// Moves the region's lines down; new lines come in at its top.
  void scrollDown(int count, long pen) {
    rotateDown(top, bottom, count, pen);
  }

  /// Inserts blank lines at row `y`, inside the region.
  void insertLines(int y, int count, long pen) {
    if (y >= top && y <= bottom) {
      rotateDown(y, bottom, count, pen);
    }
  }

  /// Deletes lines from row `y`, inside the region.
  void deleteLines(int y, int count, long pen) {
    if (y >= top && y <= bottom) {
      rotateUp(y, bottom, count, false, pen);
    }
  }

  private void rotateUp(int from, int to, int count, boolean keep, long pen) {
    int steps = Math.min(count, to - from + 1);
    for (int i = 0; i < steps; i++) {
      Line leaving = lines[from];
      if (keep && scrollback != null) {
        scrollback.push(StoredLine.of(leaving, columns, builder));
      }
      System.arraycopy(lines, from + 1, lines, from, to - from);
      leaving.clear(pen);
      lines[to] = leaving;
    }
  }

  private void rotateDown(int from, int to, int count, long pen) {
    int steps = Math.min(count, to - from + 1);
    for (int i = 0; i < steps; i++) {
      Line leaving = lines[to];
      System.arraycopy(lines, from, lines, from + 1, to - from);
      leaving.clear(pen);
      lines[from] = leaving;
    }
  }

  void clear(long pen) {
    for (Line line : lines) {
      line.clear(pen);
    }
  }

  /// Changes the size and keeps the cursor's row on the page. Rows that no longer fit go to the
  /// scrollback; a main page that grows takes them back.
  ///
  /// @return by how many rows the lines, and so the cursor, have moved down; negative is up
  int resize(int newColumns, int newRows, int cursorRow) {
    columns = newColumns;
    for (Line line : lines) {
      line.ensure(newColumns);
    }
    int moved = newRows < lines.length ? shrink(newRows, cursorRow) : grow(newRows);
    top = 0;
    bottom = newRows - 1;
    return moved;
  }

  private int shrink(int newRows, int cursorRow) {
    int leaving = Math.max(0, cursorRow - newRows + 1);
    for (int y = 0; y < leaving && scrollback != null; y++) {
      scrollback.push(StoredLine.of(lines[y], columns, builder));
    }
    Line[] kept = new Line[newRows];
    System.arraycopy(lines, leaving, kept, 0, newRows);
    lines = kept;
    return -leaving;
  }

  private int grow(int newRows) {
    int more = newRows - lines.length;
    int back = scrollback == null ? 0 : Math.min(more, scrollback.size());
    Line[] grown = new Line[newRows];
    for (int y = back - 1; y >= 0 && scrollback != null; y--) {
      grown[y] = scrollback.pop().line(columns);
    }
    System.arraycopy(lines, 0, grown, back, lines.length);
    for (int y = back + lines.length; y < newRows; y++) {
      grown[y] = new Line(columns);
    }
    lines = grown;
    return back;
  }
}
