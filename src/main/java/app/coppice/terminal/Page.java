package app.coppice.terminal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of one screen buffer, main or alternate, with its scrolling region. Lines that leave
/// the top of the main page go to the scrollback. Guarded by the emulator's lock.
final class Page {
  private final @Nullable Scrollback scrollback;
  private Line[] lines;
  private int columns;
  private int top;
  private int bottom;
  private long moves;

  /// @param scrollback null for the alternate page
  Page(int columns, int rows, @Nullable Scrollback scrollback) {
    this.columns = columns;
    this.scrollback = scrollback;
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

  /// How often lines were moved on the page, other than into the scrollback.
  long moves() {
    return moves;
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
    if (!keep) {
      sever(from);
      moves++;
    }
    for (int i = 0; i < steps; i++) {
      Line leaving = lines[from];
      if (keep && scrollback != null) {
        scrollback.push(leaving);
      }
      System.arraycopy(lines, from + 1, lines, from, to - from);
      leaving.clear(pen);
      lines[to] = leaving;
    }
  }

  private void rotateDown(int from, int to, int count, long pen) {
    int steps = Math.min(count, to - from + 1);
    sever(from);
    moves++;
    for (int i = 0; i < steps; i++) {
      Line leaving = lines[to];
      System.arraycopy(lines, from, lines, from + 1, to - from);
      leaving.clear(pen);
      lines[from] = leaving;
    }
  }

  /// Makes row `y` begin a line of its own, whatever stood before it.
  void sever(int y) {
    if (y > 0) {
      lines[y - 1].wrap(false);
    } else if (scrollback != null) {
      scrollback.close();
    }
  }

  void clear(long pen) {
    sever(0);
    for (Line line : lines) {
      line.clear(pen);
    }
  }

  /// Changes the size: a page with a scrollback breaks its lines anew, the other only keeps the
  /// cursor's row in view.
  ///
  /// @param cursors to be moved with their text, while it is in view
  void resize(int newColumns, int newRows, List<Cursor> cursors) {
    if (scrollback == null) {
      cut(newColumns, newRows, cursors.getFirst());
    } else {
      lines = new Reflow(scrollback, newColumns, newRows, cursors).lines(lines, columns);
    }
    columns = newColumns;
    top = 0;
    bottom = newRows - 1;
  }

  /// What a narrower page hides comes back when it grows; rows above the cursor make place.
  private void cut(int newColumns, int newRows, Cursor cursor) {
    int leaving = Math.max(0, cursor.y - newRows + 1);
    Line[] kept = new Line[newRows];
    for (int y = 0; y < newRows; y++) {
      boolean exists = y + leaving < lines.length;
      kept[y] = exists ? lines[y + leaving] : new Line(newColumns);
      kept[y].ensure(newColumns);
      kept[y].touch();
    }
    cursor.y -= leaving;
    lines = kept;
  }
}
