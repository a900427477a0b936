package app.coppice.ui.console;

import javafx.scene.canvas.GraphicsContext;

/// Block elements and straight box lines as rectangles on whole pixels, so that neighbours meet
/// without seams whatever the font. FX thread only.
final class BlockElement {
  private BlockElement() {}

  /// Paints the character in the current fill.
  ///
  /// @return whether it is such a character
  static boolean paint(GraphicsContext graphics, int code, int column, double y, CellFont font) {
    double left = Math.rint(column * font.width());
    double width = Math.rint((column + 1) * font.width()) - left;
    double height = font.height();
    if (code >= 0x2581 && code <= 0x2588) { // lower eighths to the full block
      double part = Math.rint(height * (code - 0x2580) / 8);
      graphics.fillRect(left, y + height - part, width, part);
    } else if (code >= 0x2589 && code <= 0x258f) { // left eighths
      graphics.fillRect(left, y, Math.max(1, Math.rint(width * (0x2590 - code) / 8)), height);
    } else if (code == 0x2580) {
      graphics.fillRect(left, y, width, Math.rint(height / 2));
    } else if (code == 0x2590) {
      double half = Math.rint(width / 2);
      graphics.fillRect(left + half, y, width - half, height);
    } else {
      return line(graphics, code, left, y, width, height);
    }
    return true;
  }

  /// Light box lines: which of the four arms a character has.
  private static boolean line(
      GraphicsContext graphics, int code, double left, double y, double width, double height) {
    String arms =
        switch (code) {
          case 0x2500 -> "lr";
          case 0x2502 -> "ud";
          case 0x250c -> "rd";
          case 0x2510 -> "ld";
          case 0x2514 -> "ru";
          case 0x2518 -> "lu";
          case 0x251c -> "udr";
          case 0x2524 -> "udl";
          case 0x252c -> "lrd";
          case 0x2534 -> "lru";
          case 0x253c -> "lrud";
          default -> "";
        };
    double middle = left + Math.floor(width / 2);
    double centre = y + Math.floor(height / 2);
    for (int i = 0; i < arms.length(); i++) {
      switch (arms.charAt(i)) {
        case 'l' -> graphics.fillRect(left, centre, middle - left + 1, 1);
        case 'r' -> graphics.fillRect(middle, centre, left + width - middle, 1);
        case 'u' -> graphics.fillRect(middle, y, 1, centre - y + 1);
        default -> graphics.fillRect(middle, centre, 1, y + height - centre);
      }
    }
    return !arms.isEmpty();
  }
}
