package app.coppice.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The pictures on a display and in its scrollback, the oldest forgotten beyond a limit. Those on
/// the alternate page go with it. Text that is written over a Sixel picture shows through it; one
/// of kitty's stays until it is deleted or the whole screen is erased. Guarded by the emulator's
/// lock.
final class PictureShelf {
  /// What a program calls a picture, by kitty's protocol.
  ///
  /// @param placement 0 when it has no name of its own
  /// @param z pictures with a higher one are above
  record Tag(long image, long placement, int z) {
    /// Of Sixel pictures.
    static final Tag NONE = new Tag(-1, 0, 0);
  }

  /// A picture on a page.
  ///
  /// @param glyphs that stood under it when it was put there, may be unknown
  record Placed(Picture picture, Tag tag, int[] glyphs) {
    boolean isKitty() {
      return !tag.equals(Tag.NONE);
    }

    boolean isPlacement(long image, long placement) {
      return tag.image == image && tag.placement == placement;
    }
  }

  private static final int COUNT_LIMIT = 200;

  /// What stands under a picture after a resize, to be seen anew, and under those of kitty, which
  /// keep it covered.
  private static final int[] UNKNOWN = {};

  private static final long PIXELS_LIMIT = 16L << 20;

  /// What a cell is taken for while no view has told.
  private static final int CELL_WIDTH = 10;

  private static final int CELL_HEIGHT = 20;

  /// What pictures may still unfold to.
  final PictureAllowance allowance = new PictureAllowance();

  private final Display display;
  private final List<Placed> main = new ArrayList<>();
  private final List<Placed> alternate = new ArrayList<>();
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

  /// All pictures of the page in use, the lowest first; the same list as long as nothing has
  /// changed.
  List<Picture> shown() {
    dropMoved();
    if (page().isEmpty()) {
      shown = List.of();
      return shown;
    }
    page().replaceAll(this::punched);
    List<Picture> now =
        page().stream()
            .sorted(Comparator.comparingInt(each -> each.tag.z))
            .map(Placed::picture)
            .toList();
    if (!shown.equals(now)) {
      shown = now;
    }
    return shown;
  }

  private List<Placed> page() {
    return display.isAlternate() ? alternate : main;
  }

  /// Where lines were moved about on the page, what was on it is nowhere any more.
  private void dropMoved() {
    long moves = display.page().moves();
    if (moves != (display.isAlternate() ? alternateMoves : mainMoves)) {
      long top = display.scrollback.end();
      page().removeIf(each -> each.picture.line() >= top);
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
  Picture put(Bitmap bitmap, int columns, int rows, Tag tag) {
    int down = rows > 0 ? rows : Math.ceilDiv(bitmap.height(), cellHeight());
    dropMoved();
    for (int i = 1; i < down; i++) {
      display.lineFeed();
    }
    seeMoves();
    long line = display.scrollback.end() + display.cursor.y - down + 1;
    return add(bitmap, line, columns, down, tag);
  }

  /// Puts a picture where the cursor is and leaves the cursor there.
  void place(Bitmap bitmap, int columns, int rows, Tag tag) {
    int down = rows > 0 ? rows : Math.ceilDiv(bitmap.height(), cellHeight());
    dropMoved();
    var _ = add(bitmap, display.scrollback.end() + display.cursor.y, columns, down, tag);
  }

  private int cellHeight() {
    return traits.cellHeight() > 0 ? traits.cellHeight() : CELL_HEIGHT;
  }

  private Picture add(Bitmap bitmap, long line, int columns, int rows, Tag tag) {
    int cellWidth = traits.cellWidth() > 0 ? traits.cellWidth() : CELL_WIDTH;
    int across = columns > 0 ? columns : Math.ceilDiv(bitmap.width(), cellWidth);
    Picture picture =
        new Picture(
            nextId++,
            line,
            display.cursor.x,
            across,
            rows,
            bitmap.width(),
            bitmap.height(),
            bitmap.argb());
    boolean kitty = !tag.equals(Tag.NONE);
    page().add(new Placed(picture, tag, kitty ? UNKNOWN : PictureHoles.glyphs(picture, display)));
    forgetOldest();
    return picture;
  }

  /// A Sixel picture with holes where something was written since.
  private Placed punched(Placed placed) {
    if (placed.isKitty() || !touches(placed.picture, 0, display.rows())) {
      return placed;
    }
    int[] glyphs = PictureHoles.glyphs(placed.picture, display);
    if (placed.glyphs.length == 0) {
      return new Placed(placed.picture, placed.tag, glyphs);
    }
    return PictureHoles.punched(placed.picture, placed.glyphs, glyphs, nextId)
        .map(picture -> {
          nextId++;
          return new Placed(picture, placed.tag, glyphs);
        })
        .orElse(placed);
  }

  private void forgetOldest() {
    long oldest = display.scrollback.end() - display.scrollback.size();
    main.removeIf(each -> each.picture.line() + each.picture.rows() <= oldest);
    List<Placed> page = page();
    while (page.size() > COUNT_LIMIT || pixels() > PIXELS_LIMIT) {
      page.removeFirst();
    }
  }

  private long pixels() {
    long sum = 0;
    for (Placed each : page()) {
      sum += each.picture.argb().length;
    }
    return sum;
  }

  /// Removes the Sixel pictures that touch the rows of the screen from `from` to before `to`.
  void erase(int from, int to) {
    page().removeIf(each -> !each.isKitty() && touches(each.picture, from, to));
  }

  /// Removes all pictures that touch the screen.
  void eraseScreen() {
    page().removeIf(each -> touches(each.picture, 0, display.rows()));
  }

  private boolean touches(Picture picture, int from, int to) {
    long top = display.scrollback.end();
    return picture.line() < top + to && picture.line() + picture.rows() > top + from;
  }

  /// Removes pictures of the page in use.
  void remove(Predicate<Placed> which) {
    page().removeIf(which);
  }

  /// Removes what a deletion means, on the page in use.
  ///
  /// @return the images that were shown by it and are shown no more
  Set<Long> deleted(KittyDeletion deletion) {
    long top = display.scrollback.end();
    Set<Long> images = new HashSet<>();
    List<Placed> kept = new ArrayList<>();
    for (Placed each : page()) {
      if (deletion.means(each, top)) {
        images.add(each.tag.image);
      } else {
        kept.add(each);
      }
    }
    page().clear();
    page().addAll(kept);
    kept.forEach(each -> images.remove(each.tag.image));
    return images;
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
    anchors =
        main.stream()
            .map(each -> display.anchor(each.picture.line(), each.picture.column()))
            .toList();
  }

  /// After it: the pictures go with their text.
  void settle() {
    for (int i = 0; i < anchors.size(); i++) {
      Anchor.Place place = display.place(anchors.get(i));
      Placed each = main.get(i);
      Picture moved = each.picture.at(place.line(), place.column());
      main.set(i, new Placed(moved, each.tag, UNKNOWN));
    }
    alternate.replaceAll(each -> new Placed(each.picture, each.tag, UNKNOWN));
    seeMoves();
  }
}
