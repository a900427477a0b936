package app.coppice.terminal;

import app.coppice.terminal.PictureShelf.Placed;
import java.util.Locale;

/// Which pictures a deletion of kitty's graphics protocol means, by the letter of its key `d`. A
/// capital means their data too.
///
/// @param id of the image that the command names, 0 for none
record KittyDeletion(KittyKeys keys, long id, Display display) {
  private char kind() {
    return String.valueOf(keys.letter('d', 'a')).toLowerCase(Locale.ROOT).charAt(0);
  }

  /// Whether a picture is meant.
  ///
  /// @param top number of the screen's first row
  boolean means(Placed placed, long top) {
    Picture picture = placed.picture();
    PictureShelf.Tag tag = placed.tag();
    long placement = keys.number('p');
    int x = keys.number('x', Integer.MAX_VALUE) - 1;
    int y = keys.number('y', Integer.MAX_VALUE) - 1;
    boolean seen = picture.line() + picture.rows() > top;
    return placed.isKitty()
        && switch (kind()) {
          case 'a' -> seen;
          case 'i', 'n' -> tag.image() == id && (placement == 0 || tag.placement() == placement);
          case 'c' -> picture.covers(display.cursor.x, top + display.cursor.y);
          case 'p' -> picture.covers(x, top + y);
          case 'q' -> picture.covers(x, top + y) && tag.z() == keys.signed('z');
          case 'x' -> seen && x >= picture.column() && x < picture.column() + picture.columns();
          case 'y' -> picture.line() <= top + y && picture.line() + picture.rows() > top + y;
          case 'z' -> tag.z() == keys.signed('z');
          case 'r' -> inRange(tag.image());
          default -> false;
        };
  }

  /// Whether an image's data is meant, shown or not.
  boolean frees(long image) {
    return switch (kind()) {
      case 'i', 'n' -> image == id && keys.number('p') == 0;
      case 'r' -> inRange(image);
      default -> false;
    };
  }

  private boolean inRange(long image) {
    return image >= keys.number('x') && image <= keys.number('y');
  }
}
