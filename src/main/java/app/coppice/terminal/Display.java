package app.coppice.terminal;

import java.util.List;

/// The state of a terminal and its primitive operations: two pages, cursor, modes, tab stops.
/// Guarded by the emulator's lock.
final class Display {
  final Modes modes = new Modes();
  final Cursor cursor = new Cursor();
  final Scrollback scrollback;
  final PictureShelf pictures = new PictureShelf(this);
  private final Page main;
  private final Page alternate;
  private final Cursor savedMain = new Cursor();
  private final Cursor savedAlternate = new Cursor();
  private final KittyFlags kittyMain = new KittyFlags();
  private final KittyFlags kittyAlternate = new KittyFlags();
  final TabStops tabs;
  private Page page;
  private int columns;

  Display(int columns, int rows, ScrollbackStore store) {
    this.columns = columns;
    scrollback = new Scrollback(store, TerminalSettings.DEFAULT.scrollbackLines(), columns);
    main = new Page(columns, rows, scrollback);
    alternate = new Page(columns, rows, null);
    page = main;
    tabs = new TabStops(columns);
  }

  Page page() {
    return page;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return page.rows();
  }

  boolean isAlternate() {
    return page == alternate;
  }

  /// The keyboard flags of the page in use.
  KittyFlags kitty() {
    return isAlternate() ? kittyAlternate : kittyMain;
  }

  Anchor anchor(long line, int column) {
    return Anchors.anchor(main, columns, scrollback, line, column);
  }

  Anchor.Place place(Anchor anchor) {
    return Anchors.place(main, columns, scrollback, anchor);
  }

  Line cursorLine() {
    return page.line(cursor.y);
  }

  /// Goes to the next row where the last column is written.
  void wrapIfPending() {
    if (cursor.wrapPending) {
      cursorLine().wrap(true);
      cursor.x = 0;
      lineFeed();
    }
  }

  void carriageReturn() {
    cursor.x = 0;
    cursor.wrapPending = false;
  }

  void lineFeed() {
    cursor.wrapPending = false;
    if (cursor.y == page.bottom()) {
      page.scrollUp(1, cursor.pen);
    } else if (cursor.y < rows() - 1) {
      cursor.y++;
    }
  }

  void reverseLineFeed() {
    cursor.wrapPending = false;
    if (cursor.y == page.top()) {
      page.scrollDown(1, cursor.pen);
    } else if (cursor.y > 0) {
      cursor.y--;
    }
  }

  /// Moves the cursor; out of range stops at the edge.
  void moveTo(int x, int y) {
    cursor.x = Math.clamp(x, 0, columns - 1);
    cursor.y = Math.clamp(y, 0, rows() - 1);
    cursor.wrapPending = false;
  }

  /// One cell back; where that is asked for (mode 45), also to the row that was wrapped into this.
  void backspace() {
    boolean up =
        cursor.x == 0
            && cursor.y > 0
            && modes.reverseWrap
            && modes.autoWrap
            && page.line(cursor.y - 1).isWrapped();
    if (up) {
      moveTo(columns - 1, cursor.y - 1);
    } else {
      moveTo(cursor.x - 1, cursor.y);
    }
  }

  /// Moves the cursor to coordinates a program gave, which the origin mode shifts.
  void moveToGiven(int x, int y) {
    if (cursor.origin) {
      moveTo(x, Math.min(page.bottom(), page.top() + y));
    } else {
      moveTo(x, y);
    }
  }

  /// Moves up or down; the scrolling region stops a cursor that is inside it.
  void moveBy(int down) {
    int lowest = cursor.y <= page.bottom() ? page.bottom() : rows() - 1;
    int highest = cursor.y >= page.top() ? page.top() : 0;
    moveTo(cursor.x, Math.clamp((long) cursor.y + down, highest, lowest));
  }

  /// Goes to a tab stop; behind the last column there is none, and the next character still wraps.
  void tab(int count) {
    if (!cursor.wrapPending) {
      cursor.x = tabs.after(cursor.x, count, columns);
    }
  }

  void backTab(int count) {
    cursor.x = tabs.before(cursor.x, count);
    cursor.wrapPending = false;
  }

  void save() {
    (isAlternate() ? savedAlternate : savedMain).set(cursor);
  }

  void restore() {
    cursor.set(isAlternate() ? savedAlternate : savedMain);
    keepOnPage(cursor.wrapPending);
  }

  private void keepOnPage(boolean pending) {
    moveTo(cursor.x, cursor.y);
    cursor.wrapPending = pending && cursor.x == columns - 1;
  }

  void useAlternate() {
    if (!isAlternate()) {
      page = alternate;
      alternate.region(0, rows() - 1);
      pictures.clearAlternate();
      alternate.clear(cursor.pen);
    }
  }

  void useMain() {
    page = main;
  }

  /// Fills the page with `E`, the test picture of DEC's terminals (DECALN).
  void fill() {
    page.region(0, rows() - 1);
    moveTo(0, 0);
    for (int y = 0; y < rows(); y++) {
      for (int x = 0; x < columns; x++) {
        page.line(y).put(x, 'E', 1, Pen.DEFAULT, Extra.NONE);
      }
    }
  }

  /// Resets everything but pictures and scrollback (DECSTR).
  void resetSoftly() {
    modes.reset();
    kittyMain.reset();
    kittyAlternate.reset();
    int x = cursor.x;
    int y = cursor.y;
    cursor.set(new Cursor());
    moveTo(x, y);
    savedMain.set(new Cursor());
    savedAlternate.set(new Cursor());
    main.region(0, main.rows() - 1);
    alternate.region(0, alternate.rows() - 1);
  }

  /// Resets everything but the scrollback (RIS).
  void reset() {
    resetSoftly();
    useMain();
    main.clear(Pen.DEFAULT);
    pictures.clear();
    moveTo(0, 0);
    tabs.reset(columns);
  }

  void resize(int newColumns, int newRows) {
    pictures.hold();
    if (isAlternate()) {
      main.resize(newColumns, newRows, List.of(savedMain));
      alternate.resize(newColumns, newRows, List.of(cursor));
    } else {
      main.resize(newColumns, newRows, List.of(cursor, savedMain));
      alternate.resize(newColumns, newRows, List.of(new Cursor()));
    }
    tabs.widen(columns, newColumns);
    columns = newColumns;
    keepOnPage(cursor.wrapPending);
    pictures.settle();
  }
}
