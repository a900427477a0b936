package app.coppice.terminal;

import java.util.ArrayList;
import java.util.List;

/// The pictures on a display and in its scrollback, the oldest forgotten beyond a limit. Those on
/// the alternate page go with it. Guarded by the emulator's lock.
final class PictureShelf {
  private static final int COUNT_LIMIT = 200;
  private static final long PIXELS_LIMIT = 16L << 20;

  /// What a cell is taken for while no view has told.
  private static final int CELL_WIDTH = 10;

  private static final int CELL_HEIGHT = 20;

  private final Display display;
  private final List<Picture> main = new ArrayList<>();
  private final List<Picture> alternate = new ArrayList<>();
  private List<Anchor> anchors = List.of();
  private List<Picture> shown = List.of();
  private ViewTraits traits = ViewTraits.UNKNOWN;
  private long mainMoves;
  private long alternateMoves;
  private long nextId;

  PictureShelf(Display display) {
    this.display = display;
  }

  void traits(ViewTraits told) {
    traits = told;
  }

  /// All pictures of the page in use; the same list as long as nothing has changed.
  List<Picture> shown() {
    dropMoved();
    List<Picture> page = page();
    if (!shown.equals(page)) {
      shown = List.copyOf(page);
    }
    return shown;
  }

  private List<Picture> page() {
    return display.isAlternate() ? alternate : main;
  }

  /// Where lines were moved about on the page, what was on it is nowhere any more.
  private void dropMoved() {
    long moves = display.page().moves();
    if (moves != (display.isAlternate() ? alternateMoves : mainMoves)) {
      long top = display.scrollback.end();
      page().removeIf(picture -> picture.line() >= top);
      seeMoves();
    }
  }

  private void seeMoves() {
    if (display.isAlternate()) {
      alternateMoves = display.page().moves();
    } else {
      mainMoves = display.page().moves();
    }
  }

  /// Puts a picture where the cursor is and moves the cursor to its last row.
  ///
  /// @param columns cells to scale it to, 0 for as many as its pixels take
  /// @param rows the same downwards
  void put(Bitmap bitmap, int columns, int rows) {
    int cellWidth = traits.cellWidth() > 0 ? traits.cellWidth() : CELL_WIDTH;
    int cellHeight = traits.cellHeight() > 0 ? traits.cellHeight() : CELL_HEIGHT;
    int across = columns > 0 ? columns : Math.ceilDiv(bitmap.width(), cellWidth);
    int down = rows > 0 ? rows : Math.ceilDiv(bitmap.height(), cellHeight);
    dropMoved();
    for (int i = 1; i < down; i++) {
      display.lineFeed();
    }
    seeMoves();
    Cursor cursor = display.cursor;
    long line = display.scrollback.end() + cursor.y - down + 1;
    page()
        .add(
            new Picture(
                nextId++,
                line,
                cursor.x,
                across,
                down,
                bitmap.width(),
                bitmap.height(),
                bitmap.argb()));
    forgetOldest();
  }

  private void forgetOldest() {
    long oldest = display.scrollback.end() - display.scrollback.size();
    main.removeIf(picture -> picture.line() + picture.rows() <= oldest);
    List<Picture> page = page();
    while (page.size() > COUNT_LIMIT || pixels() > PIXELS_LIMIT) {
      page.removeFirst();
    }
  }

  private long pixels() {
    long sum = 0;
    for (Picture picture : page()) {
      sum += picture.argb().length;
    }
    return sum;
  }

  /// Removes what touches the rows of the screen from `from` to before `to`.
  void erase(int from, int to) {
    long top = display.scrollback.end();
    page()
        .removeIf(
            picture -> picture.line() < top + to && picture.line() + picture.rows() > top + from);
  }

  /// Forgets the alternate page's, before it is shown.
  void clearAlternate() {
    alternate.clear();
    seeMoves();
  }

  void clear() {
    main.clear();
    alternate.clear();
  }

  /// Before lines are broken anew: remembers the text that the pictures stand at.
  void hold() {
    anchors = main.stream().map(each -> display.anchor(each.line(), each.column())).toList();
  }

  /// After it: the pictures go with their text.
  void settle() {
    for (int i = 0; i < anchors.size(); i++) {
      Anchor.Place place = display.place(anchors.get(i));
      main.set(i, main.get(i).at(place.line(), place.column()));
    }
    seeMoves();
  }
}
