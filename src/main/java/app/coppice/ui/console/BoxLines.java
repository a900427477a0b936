package app.coppice.ui.console;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;

/// Box drawing characters (U+2500 to U+257F) as rectangles on device pixels: lines of neighbouring
/// cells meet whatever the font. FX thread only.
final class BoxLines {
  private static final int FIRST = 0x2500;
  private static final int LIGHT = 1;
  private static final int HEAVY = 2;
  private static final int DOUBLE = 3;
  private static final double ROUND = 0.5522847498; // a quarter of a circle as a Bezier curve

  /// The arms of each character, left, up, right, down: nothing, light, heavy, double. Those that
  /// are dashed, round or slanted have none.
  private static final String ARMS =
      """
      1010 2020 0101 0202 0000 0000 0000 0000 0000 0000 0000 0000 0011 0021 0012 0022
      1001 2001 1002 2002 0110 0120 0210 0220 1100 2100 1200 2200 0111 0121 0211 0112
      0212 0221 0122 0222 1101 2101 1201 1102 1202 2201 2102 2202 1011 2011 1021 2021
      1012 2012 1022 2022 1110 2110 1120 2120 1210 2210 1220 2220 1111 2111 1121 2121
      1211 1112 1212 2211 1221 2112 1122 2221 2122 2212 1222 2222 0000 0000 0000 0000
      3030 0303 0031 0013 0033 3001 1003 3003 0130 0310 0330 3100 1300 3300 0131 0313
      0333 3101 1303 3303 3031 1013 3033 3130 1310 3330 3131 1313 3333 0000 0000 0000
      0000 0000 0000 0000 1000 0100 0010 0001 2000 0200 0020 0002 1020 0102 2010 0201
      """;

  private BoxLines() {}

  /// Paints the character in the current fill.
  ///
  /// @return whether it is such a character
  static boolean paint(GraphicsContext graphics, int code, int column, double y, CellFont font) {
    if (code < FIRST || code > 0x257f) {
      return false;
    }
    double left = font.edge(column);
    double width = font.edge(column + 1) - left;
    if (code >= 0x256d && code <= 0x2573) {
      curves(graphics, code, left, y, width, font);
      return true;
    }
    int dashes = dashes(code);
    if (dashes > 0) {
      dashed(graphics, code, dashes, left, y, width, font);
      return true;
    }
    int[] arms = new int[4];
    for (int i = 0; i < 4; i++) {
      arms[i] = ARMS.charAt((code - FIRST) * 5 + i) - '0';
    }
    double across = Math.max(font.stroke(), 1 / font.scale());
    for (int i = 0; i < 4; i++) {
      arm(new Arm(graphics, i, left, y, width, font.height(), font), arms, across);
    }
    return true;
  }

  /// One of the four arms, in coordinates of its own: `from` and `to` run along it from the edge to
  /// the middle, `shift` goes to the side that the next lower arm's index is on.
  private record Arm(
      GraphicsContext graphics,
      int side,
      double left,
      double y,
      double width,
      double height,
      CellFont font) {
    boolean level() {
      return side % 2 == 0;
    }

    /// Fills a bar from the cell's edge to `beyond` past the middle.
    void bar(double shift, double thick, double beyond) {
      double middle = left + font.snap((width - thick) / 2);
      double centre = y + font.snap((height - thick) / 2);
      switch (side) {
        case 0 -> graphics.fillRect(left, centre + shift, middle + beyond + thick - left, thick);
        case 1 -> graphics.fillRect(middle + shift, y, thick, centre + beyond + thick - y);
        case 2 -> {
          double start = middle - beyond;
          graphics.fillRect(start, centre + shift, left + width - start, thick);
        }
        default -> {
          double start = centre - beyond;
          graphics.fillRect(middle + shift, start, thick, y + height - start);
        }
      }
    }
  }

  private static void arm(Arm arm, int[] arms, double thin) {
    int weight = arms[arm.side()];
    // The arms across: the one on the smaller side (up or left) first.
    int low = arms[arm.level() ? 1 : 0];
    int high = arms[arm.level() ? 3 : 2];
    switch (weight) {
      case LIGHT -> arm.bar(0, thin, light(low, high, arms[(arm.side() + 2) % 4], thin));
      case HEAVY -> arm.bar(0, 2 * thin, 0);
      case DOUBLE -> {
        arm.bar(-thin, thin, end(low, high, thin));
        arm.bar(thin, thin, end(high, low, thin));
      }
      default -> {}
    }
  }

  /// How far past the middle a light arm goes: it ends at the nearer line of a double one that goes
  /// on to both sides, and at the farther one of a corner.
  private static double light(int low, int high, int opposite, double thin) {
    if (opposite != 0 || (low != DOUBLE && high != DOUBLE)) {
      return 0;
    }
    return low == DOUBLE && high == DOUBLE ? -thin : thin;
  }

  /// How far past the middle one line of a double arm goes.
  ///
  /// @param near the arm across on this line's side
  /// @param far the arm across on the other side
  private static double end(int near, int far, double thin) {
    if (near == DOUBLE) {
      return -thin;
    }
    return far == DOUBLE ? thin : 0;
  }

  private static int dashes(int code) {
    return switch (code) {
      case 0x2504, 0x2505, 0x2506, 0x2507 -> 3;
      case 0x2508, 0x2509, 0x250a, 0x250b -> 4;
      case 0x254c, 0x254d, 0x254e, 0x254f -> 2;
      default -> 0;
    };
  }

  private static void dashed(
      GraphicsContext graphics,
      int code,
      int dashes,
      double left,
      double y,
      double width,
      CellFont font) {
    double thick = code % 2 == 0 ? font.stroke() : 2 * font.stroke();
    boolean upright = (code & 2) != 0;
    double step = (upright ? font.height() : width) / dashes;
    for (int i = 0; i < dashes; i++) {
      double from = font.snap(i * step);
      double length = Math.max(1 / font.scale(), font.snap(step * 0.6));
      if (upright) {
        graphics.fillRect(left + font.snap((width - thick) / 2), y + from, thick, length);
      } else {
        graphics.fillRect(left + from, y + font.snap((font.height() - thick) / 2), length, thick);
      }
    }
  }

  /// Round corners and diagonals.
  private static void curves(
      GraphicsContext graphics, int code, double left, double y, double width, CellFont font) {
    double thin = font.stroke();
    double height = font.height();
    double x = left + font.snap((width - thin) / 2) + thin / 2;
    double centre = y + font.snap((height - thin) / 2) + thin / 2;
    graphics.save();
    graphics.setStroke(graphics.getFill());
    graphics.setLineWidth(thin);
    graphics.setLineCap(StrokeLineCap.BUTT);
    if (code <= 0x2570) {
      boolean right = code == 0x256d || code == 0x2570;
      boolean down = code <= 0x256e;
      double radius = Math.min(width, height) / 2;
      double endX = right ? left + width : left;
      double endY = down ? y + height : y;
      double towards = right ? 1 : -1;
      double along = down ? 1 : -1;
      graphics.beginPath();
      graphics.moveTo(x, endY);
      graphics.lineTo(x, centre + along * radius);
      graphics.bezierCurveTo(
          x,
          centre + along * radius * (1 - ROUND),
          x + towards * radius * (1 - ROUND),
          centre,
          x + towards * radius,
          centre);
      graphics.lineTo(endX, centre);
      graphics.stroke();
    } else {
      if (code != 0x2572) {
        graphics.strokeLine(left, y + height, left + width, y);
      }
      if (code != 0x2571) {
        graphics.strokeLine(left, y, left + width, y + height);
      }
    }
    graphics.restore();
  }
}
