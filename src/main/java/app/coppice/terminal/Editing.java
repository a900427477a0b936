package app.coppice.terminal;

/// Carries out the control sequences that move, insert and erase cells and lines. Guarded by the
/// emulator's lock.
final class Editing {
  private final Display display;
  private final Printer printer;

  Editing(Display display, Printer printer) {
    this.display = display;
    this.printer = printer;
  }

  void run(CsiSequence csi, int count) {
    Cursor cursor = display.cursor;
    Page page = display.page();
    int columns = display.columns();
    switch (csi.last()) {
      case '@' -> {
        cursor.wrapPending = false;
        display.cursorLine().insert(cursor.x, count, columns, cursor.pen);
      }
      case 'P' -> {
        cursor.wrapPending = false;
        display.cursorLine().delete(cursor.x, count, columns, cursor.pen);
      }
      case 'X' -> {
        cursor.wrapPending = false;
        display.cursorLine().erase(cursor.x, Math.min(columns, cursor.x + count), cursor.pen);
      }
      case 'J' -> eraseDisplay(csi.raw(0));
      case 'K' -> eraseLine(csi.raw(0));
      case 'L' -> {
        page.insertLines(cursor.y, count, cursor.pen);
        atLineStart(page);
      }
      case 'M' -> {
        page.deleteLines(cursor.y, count, cursor.pen);
        atLineStart(page);
      }
      case 'S' -> page.scrollUp(count, cursor.pen);
      case 'T' -> page.scrollDown(count, cursor.pen);
      case 'b' -> printer.repeat(count);
      default -> {}
    }
  }

  /// Moves the cells of all lines of the region sideways, from the left edge (SL, SR) or from the
  /// cursor (DECIC, DECDC).
  void columns(CsiSequence csi, int count) {
    Cursor cursor = display.cursor;
    switch ((csi.intermediate() << 8) | csi.last()) {
      case (' ' << 8) | '@' -> deleteColumns(0, count);
      case (' ' << 8) | 'A' -> insertColumns(0, count);
      case ('\'' << 8) | '}' -> insertColumns(cursor.x, count);
      case ('\'' << 8) | '~' -> deleteColumns(cursor.x, count);
      default -> {}
    }
  }

  private void insertColumns(int x, int count) {
    Page page = display.page();
    for (int y = page.top(); y <= page.bottom(); y++) {
      page.line(y).insert(x, count, display.columns(), display.cursor.pen);
    }
  }

  private void deleteColumns(int x, int count) {
    Page page = display.page();
    for (int y = page.top(); y <= page.bottom(); y++) {
      page.line(y).delete(x, count, display.columns(), display.cursor.pen);
    }
  }

  /// Lines are inserted and deleted with the cursor's at their beginning.
  private void atLineStart(Page page) {
    if (display.cursor.y >= page.top() && display.cursor.y <= page.bottom()) {
      display.carriageReturn();
    }
  }

  private void eraseLine(int what) {
    Cursor cursor = display.cursor;
    Line line = display.cursorLine();
    switch (what) {
      case 0 -> {
        if (cursor.wrapPending) {
          return; // the cursor is behind the last column: nothing is right of it
        }
        line.erase(cursor.x, display.columns(), cursor.pen);
        line.wrap(false);
        if (cursor.x == 0) {
          display.page().sever(cursor.y);
        }
      }
      case 1 -> line.erase(0, cursor.x + 1, cursor.pen);
      case 2 -> {
        line.erase(0, display.columns(), cursor.pen);
        line.wrap(false);
        display.page().sever(cursor.y);
      }
      default -> {}
    }
  }

  private void eraseDisplay(int what) {
    Cursor cursor = display.cursor;
    Page page = display.page();
    switch (what) {
      case 0 -> {
        eraseLine(0);
        clear(cursor.y + 1, page.rows());
      }
      case 1 -> {
        eraseLine(1);
        clear(0, cursor.y);
      }
      case 2 -> {
        display.pictures.eraseScreen();
        clear(0, page.rows());
      }
      case 3 -> display.scrollback.clear();
      default -> {}
    }
  }

  private void clear(int from, int to) {
    if (from < to) {
      display.pictures.erase(from, to);
      display.page().sever(from);
    }
    for (int y = from; y < to; y++) {
      display.page().line(y).clear(display.cursor.pen);
    }
  }
}
