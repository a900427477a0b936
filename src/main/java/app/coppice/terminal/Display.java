package app.coppice.terminal;

import java.util.List;

/// The state of a terminal and its primitive operations: two pages, cursor, modes, tab stops.
/// Guarded by the emulator's lock.
final class Display {
  final Modes modes = new Modes();
  final Cursor cursor = new Cursor();
  final Scrollback scrollback;
  final PictureShelf pictures = new PictureShelf(this);
  final CharacterWidth widths = new CharacterWidth();
  private final Page main;
  private final Page alternate;
  private final Cursor savedMain = new Cursor();
  private final Cursor savedAlternate = new Cursor();
  private final KittyFlags kittyMain = new KittyFlags();
  private final KittyFlags kittyAlternate = new KittyFlags();
  final TabStops tabs;
  private Page page;
  private int columns;
  private int lastPrinted;

  Display(int columns, int rows, int scrollbackLimit) {
    this.columns = columns;
    scrollback = new Scrollback(scrollbackLimit, columns);
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

  void print(byte[] ascii, int from, int to) {
    if (modes.insert || cursor.sets.areMapping()) {
      for (int i = from; i < to; i++) {
        print(cursor.sets.map(ascii[i]));
      }
      return;
    }
    int next = from;
    while (next < to) {
      wrapIfPending();
      int length = Math.min(to - next, columns - cursor.x);
      cursorLine().put(cursor.x, ascii, next, length, cursor.pen, cursor.extra);
      next += length;
      cursor.x += length;
      if (cursor.x == columns) {
        cursor.x = columns - 1;
        cursor.wrapPending = modes.autoWrap;
        if (!modes.autoWrap && next < to) {
          next = to - 1;
          cursorLine().put(cursor.x, ascii, next, 1, cursor.pen, cursor.extra);
          next = to;
        }
      }
    }
    lastPrinted = ascii[to - 1];
  }

  void print(int codePoint) {
    int cells = widths.of(codePoint);
    int owner = cells == 0 || codePoint > 0xff ? lastCell() : -1;
    if (owner >= 0 && (cells == 0 || Graphemes.joins(codePoint, cursorLine(), owner))) {
      combine(owner, codePoint);
    } else if (cells > 0) {
      put(codePoint, cells);
    }
  }

  private void put(int codePoint, int cells) {
    wrapIfPending();
    if (cells > columns - cursor.x) {
      if (!modes.autoWrap) {
        return;
      }
      cursorLine().erase(cursor.x, columns, cursor.pen);
      cursor.wrapPending = true;
      wrapIfPending();
    }
    if (modes.insert) {
      cursorLine().insert(cursor.x, cells, columns, cursor.pen);
    }
    cursorLine().put(cursor.x, codePoint, cells, cursor.pen, cursor.extra);
    advance(cells);
    lastPrinted = codePoint;
  }

  private void advance(int cells) {
    cursor.x += cells;
    if (cursor.x >= columns) {
      cursor.x = columns - 1;
      cursor.wrapPending = modes.autoWrap;
    }
  }

  /// The first cell of the grapheme before the cursor, -1 when there is none.
  private int lastCell() {
    int x = cursor.wrapPending ? cursor.x : cursor.x - 1;
    return x > 0 && cursorLine().glyph(x) == Cells.TAIL ? x - 1 : x;
  }

  private void combine(int owner, int codePoint) {
    Line line = cursorLine();
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

  /// Prints the last character again (REP).
  void repeat(int count) {
    int limit = Math.min(count, columns * rows());
    for (int i = 0; i < limit && lastPrinted > 0; i++) {
      print(lastPrinted);
    }
  }

  /// Ends what `repeat` would print.
  void forgetLast() {
    lastPrinted = 0;
  }

  private void wrapIfPending() {
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

  void tab(int count) {
    cursor.x = tabs.after(cursor.x, count, columns);
    cursor.wrapPending = false;
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
