package app.coppice.terminal;

/// Writes characters at the cursor of a display: wraps, joins graphemes, repeats. Guarded by the
/// emulator's lock.
final class Printer {
  final CharacterWidth widths = new CharacterWidth();
  private final Display display;
  private final Cursor cursor;
  private int lastPrinted;

  Printer(Display display) {
    this.display = display;
    cursor = display.cursor;
  }

  void print(byte[] ascii, int from, int to) {
    if (display.modes.insert || cursor.sets.areMapping()) {
      for (int i = from; i < to; i++) {
        print(cursor.sets.map(ascii[i]));
      }
      return;
    }
    int columns = display.columns();
    int next = from;
    while (next < to) {
      display.wrapIfPending();
      int length = Math.min(to - next, columns - cursor.x);
      display.cursorLine().put(cursor.x, ascii, next, length, cursor.pen, cursor.extra);
      next += length;
      cursor.x += length;
      if (cursor.x == columns) {
        cursor.x = columns - 1;
        cursor.wrapPending = display.modes.autoWrap;
        if (!display.modes.autoWrap && next < to) {
          next = to - 1;
          display.cursorLine().put(cursor.x, ascii, next, 1, cursor.pen, cursor.extra);
          next = to;
        }
      }
    }
    lastPrinted = ascii[to - 1];
  }

  void print(int codePoint) {
    int cells = widths.of(codePoint);
    int owner = cells == 0 || codePoint > 0xff ? lastCell() : -1;
    if (owner >= 0 && (cells == 0 || Graphemes.joins(codePoint, display.cursorLine(), owner))) {
      combine(owner, codePoint);
    } else if (cells > 0) {
      put(codePoint, cells);
    }
  }

  private void put(int codePoint, int cells) {
    display.wrapIfPending();
    if (cells > display.columns() - cursor.x) {
      if (!display.modes.autoWrap) {
        return;
      }
      display.cursorLine().erase(cursor.x, display.columns(), cursor.pen);
      cursor.wrapPending = true;
      display.wrapIfPending();
    }
    if (display.modes.insert) {
      display.cursorLine().insert(cursor.x, cells, display.columns(), cursor.pen);
    }
    display.cursorLine().put(cursor.x, codePoint, cells, cursor.pen, cursor.extra);
    advance(cells);
    lastPrinted = codePoint;
  }

  private void advance(int cells) {
    cursor.x += cells;
    if (cursor.x >= display.columns()) {
      cursor.x = display.columns() - 1;
      cursor.wrapPending = display.modes.autoWrap;
    }
  }

  /// The first cell of the grapheme before the cursor, -1 when there is none.
  private int lastCell() {
    int x = cursor.wrapPending ? cursor.x : cursor.x - 1;
    return x > 0 && display.cursorLine().glyph(x) == Cells.TAIL ? x - 1 : x;
  }

  private void combine(int owner, int codePoint) {
    Line line = display.cursorLine();
    int base = line.glyph(owner);
    boolean wide = line.isWide(owner);
    line.combine(owner, codePoint);
    if (!wide && !cursor.wrapPending && Graphemes.widens(codePoint, base)) {
      line.widen(owner);
      advance(1);
    } else if (wide && Graphemes.narrows(codePoint, base)) {
      line.narrow(owner);
      cursor.x = owner + 1;
      cursor.wrapPending = false;
    }
  }

  /// Prints the last character again, once (REP).
  void repeat(int count) {
    int limit = Math.min(count, display.columns() * display.rows());
    for (int i = 0; i < limit && lastPrinted > 0; i++) {
      print(lastPrinted);
    }
    forgetLast();
  }

  /// Ends what `repeat` would print.
  void forgetLast() {
    lastPrinted = 0;
  }
}
