package app.coppice.ui.console;

import javafx.scene.canvas.GraphicsContext;

/// Block elements, shades, quadrants and braille as rectangles on device pixels, so that neighbours
/// meet without seams whatever the font. FX thread only.
final class BlockElement {
  private static final int LOWER_EIGHTH = 0x2581;
  private static final int FULL = 0x2588;
  private static final int LEFT_EIGHTH = 0x258f;
  private static final int BRAILLE = 0x2800;

  /// The quarters of U+2596 to U+259F: 1 upper left, 2 upper right, 4 lower left, 8 lower right.
  private static final int[] QUARTERS = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};

  private BlockElement() {}

  /// Paints the character in the current fill.
  ///
  /// @return whether it is such a character
  static boolean paint(GraphicsContext graphics, int code, int column, double y, CellFont font) {
    if (code < 0x2580 || code > 0x28ff || (code > 0x259f && code < BRAILLE)) {
      return false;
    }
    double left = font.edge(column);
    double width = font.edge(column + 1) - left;
    double height = font.height();
    if (code >= BRAILLE) {
      dots(graphics, code - BRAILLE, left, y, width, font);
    } else if (code >= LOWER_EIGHTH && code <= FULL) {
      double part = font.snap(height * (code - LOWER_EIGHTH + 1) / 8);
      graphics.fillRect(left, y + height - part, width, part);
    } else if (code > FULL && code <= LEFT_EIGHTH) {
      double part = font.snap(width * (LEFT_EIGHTH + 1 - code) / 8);
      graphics.fillRect(left, y, Math.max(1 / font.scale(), part), height);
    } else {
      parts(graphics, code, left, y, width, font);
    }
    return true;
  }

  private static void parts(
      GraphicsContext graphics, int code, double left, double y, double width, CellFont font) {
    double height = font.height();
    double middle = font.snap(width / 2);
    double centre = font.snap(height / 2);
    switch (code) {
      case 0x2580 -> graphics.fillRect(left, y, width, centre);
      case 0x2590 -> graphics.fillRect(left + middle, y, width - middle, height);
      case 0x2591, 0x2592, 0x2593 -> {
        double before = graphics.getGlobalAlpha();
        graphics.setGlobalAlpha((code - 0x2590) * 0.25);
        graphics.fillRect(left, y, width, height);
        graphics.setGlobalAlpha(before);
      }
      case 0x2594 -> graphics.fillRect(left, y, width, font.snap(height / 8));
      case 0x2595 -> {
        double part = Math.max(1 / font.scale(), font.snap(width / 8));
        graphics.fillRect(left + width - part, y, part, height);
      }
      default -> {
        int quarters = QUARTERS[code - 0x2596];
        for (int i = 0; i < 4; i++) {
          if ((quarters & 1 << i) != 0) {
            boolean right = i % 2 == 1;
            boolean lower = i > 1;
            graphics.fillRect(
                right ? left + middle : left,
                lower ? y + centre : y,
                right ? width - middle : middle,
                lower ? height - centre : centre);
          }
        }
      }
    }
  }

  /// Eight dots; Unicode counts the upper six down the columns and then the lowest row.
  private static void dots(
      GraphicsContext graphics, int set, double left, double y, double width, CellFont font) {
    double dot = Math.max(1 / font.scale(), font.snap(font.width() / 5));
    for (int i = 0; i < 8; i++) {
      if ((set & 1 << i) != 0) {
        int column = i < 6 ? i / 3 : i - 6;
        int row = i < 6 ? i % 3 : 3;
        double x = left + font.snap(width * (2 * column + 1) / 4 - dot / 2);
        graphics.fillRect(x, y + font.snap(font.height() * (2 * row + 1) / 8 - dot / 2), dot, dot);
      }
    }
  }
}
