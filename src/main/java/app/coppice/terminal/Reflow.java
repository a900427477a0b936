package app.coppice.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Breaks the lines of the main page anew for another size: joins what was only wrapped, the part
/// that has left the screen included, and cuts it at the new width. On a wider page the cursor's
/// own line keeps its rows: a shell with a long prompt counts them and goes up as many to draw it
/// again. The lines of the scrollback are not touched, save those that come back to fill a page
/// that was full. For one use. Guarded by the emulator's lock.
final class Reflow {
  /// Where a cursor stands in the text.
  private record Spot(Cursor cursor, int paragraph, int offset) {}

  /// The paragraph whose rows stay as they are.
  private record Kept(int paragraph, int first, int last) {}

  private final Scrollback scrollback;
  private final int columns;
  private final int height;
  private final List<Cursor> cursors;
  private final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<Spot> spots = new ArrayList<>();
  private final List<Line> rows = new ArrayList<>();
  private @Nullable Kept kept;

  /// @param cursors to be moved with the text they stand in, while it is in view
  Reflow(Scrollback scrollback, int columns, int height, List<Cursor> cursors) {
    this.scrollback = scrollback;
    this.columns = columns;
    this.height = height;
    this.cursors = cursors;
  }

  /// The page's new lines.
  Line[] lines(Line[] old, int oldColumns) {
    int last = lastInUse(old, oldColumns);
    join(old, oldColumns, last);
    scrollback.columns(columns);
    for (int i = 0; i < paragraphs.size(); i++) {
      if (kept != null && kept.paragraph == i) {
        keep(old, oldColumns, kept);
      } else {
        lay(paragraphs.get(i), i);
      }
    }
    if (last == old.length - 1) {
      fill();
    }
    int leaving = rows.size() - height; // below the cursor are no blank rows, and no text is lost
    for (int y = 0; y < leaving; y++) {
      scrollback.push(rows.get(y));
    }
    List<Line> staying = leaving > 0 ? rows.subList(leaving, rows.size()) : rows;
    move(-Math.max(0, leaving));
    Line[] lines = new Line[height];
    for (int y = 0; y < height; y++) {
      lines[y] = y < staying.size() ? staying.get(y) : new Line(columns);
    }
    return lines;
  }

  /// The last row that holds something or the cursor.
  private int lastInUse(Line[] old, int oldColumns) {
    int last = old.length - 1;
    while (last > cursors.getFirst().y
        && old[last].used(oldColumns) == 0
        && old[last].mark().kinds() == 0) {
      last--;
    }
    return last;
  }

  private void join(Line[] old, int oldColumns, int last) {
    Paragraph open = scrollback.takeTail();
    boolean whole = open.length() == 0;
    int first = 0;
    for (int y = 0; y <= last; y++) {
      int start = open.append(old[y], oldColumns);
      for (Cursor cursor : cursors) {
        if (cursor.y == y) {
          int offset = start + cursor.x + (cursor.wrapPending ? 1 : 0);
          spots.add(new Spot(cursor, paragraphs.size(), offset));
        }
      }
      if (!old[y].isWrapped() || y == last) {
        open.end();
        int cursorRow = cursors.getFirst().y;
        if (whole && columns >= oldColumns && cursorRow >= first && cursorRow <= y) {
          kept = new Kept(paragraphs.size(), first, y);
        }
        whole = true;
        first = y + 1;
        paragraphs.add(open);
        open = new Paragraph();
      }
    }
  }

  private void keep(Line[] old, int oldColumns, Kept own) {
    int down = rows.size() - own.first;
    for (int y = own.first; y <= own.last; y++) {
      Line line = old[y];
      line.ensure(columns);
      line.touch();
      line.wrap(y < own.last);
      rows.add(line);
    }
    for (Spot spot : spots) {
      if (spot.paragraph == own.paragraph) {
        Cursor cursor = spot.cursor;
        cursor.y += down;
        if (cursor.wrapPending && columns > oldColumns) {
          cursor.x++;
          cursor.wrapPending = false;
        }
      }
    }
  }

  private void lay(Paragraph paragraph, int number) {
    int top = rows.size();
    List<Integer> starts = paragraph.starts(columns);
    for (int i = 0; i < starts.size(); i++) {
      rows.add(paragraph.line(starts, i, columns));
    }
    for (Spot spot : spots) {
      if (spot.paragraph == number) {
        place(spot, top, starts);
      }
    }
  }

  private void place(Spot spot, int top, List<Integer> starts) {
    int row = starts.size() - 1;
    while (starts.get(row) > spot.offset) {
      row--;
    }
    int x = spot.offset - starts.get(row);
    spot.cursor.y = top + row;
    spot.cursor.x = Math.min(x, columns - 1);
    spot.cursor.wrapPending = x == columns;
  }

  /// Brings lines back to the top of a page that was full and now has room.
  private void fill() {
    while (rows.size() < height) {
      @Nullable Paragraph paragraph = scrollback.pop();
      if (paragraph == null) {
        return;
      }
      List<Integer> starts = paragraph.starts(columns);
      for (int i = 0; i < starts.size(); i++) {
        rows.add(i, paragraph.line(starts, i, columns));
      }
      move(starts.size());
    }
  }

  private void move(int down) {
    for (Cursor cursor : cursors) {
      cursor.y = Math.max(0, cursor.y + down);
    }
  }
}
