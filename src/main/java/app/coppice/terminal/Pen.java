package app.coppice.terminal;

import app.coppice.terminal.Screen.Style;

/// Packing of a cell's style into one `long`, so that a line of cells is two primitive arrays: 26
/// bits foreground plus one, 26 bits background plus one, 8 bits attributes. 0 is the default
/// style.
final class Pen {
  static final long DEFAULT = 0;
  private static final int COLOUR_BITS = 26;
  private static final long COLOUR_MASK = (1L << COLOUR_BITS) - 1;
  private static final long BACKGROUND_MASK = COLOUR_MASK << COLOUR_BITS;
  private static final int ATTRIBUTE_SHIFT = 2 * COLOUR_BITS;

  private Pen() {}

  static long withForeground(long pen, int colour) {
    return (pen & ~COLOUR_MASK) | (colour + 1);
  }

  static long withBackground(long pen, int colour) {
    return (pen & ~BACKGROUND_MASK) | ((long) (colour + 1) << COLOUR_BITS);
  }

  static long with(long pen, int attributes) {
    return pen | ((long) attributes << ATTRIBUTE_SHIFT);
  }

  static long without(long pen, int attributes) {
    return pen & ~((long) attributes << ATTRIBUTE_SHIFT);
  }

  /// What erased cells look like: only the background stays.
  static long blank(long pen) {
    return pen & BACKGROUND_MASK;
  }

  static Style style(long pen) {
    if (pen == DEFAULT) {
      return Style.DEFAULT;
    }
    return new Style(
        (int) (pen & COLOUR_MASK) - 1,
        (int) ((pen >> COLOUR_BITS) & COLOUR_MASK) - 1,
        (int) (pen >> ATTRIBUTE_SHIFT));
  }

  static long pen(Style style) {
    long pen = withForeground(DEFAULT, style.foreground());
    return with(withBackground(pen, style.background()), style.attributes());
  }

  /// Applies a Select Graphic Rendition sequence, `CSI ... m`, to `pen`. Colours may be written
  /// with semicolons (xterm) or colons (ITU T.416); underline variants `4:1` to `4:5` are one
  /// underline.
  static long apply(long pen, CsiSequence sgr) {
    if (sgr.count() == 0) {
      return DEFAULT;
    }
    long result = pen;
    int index = 0;
    while (index < sgr.count()) {
      int code = sgr.raw(index);
      int next = index + 1;
      while (sgr.isJoined(next)) {
        next++;
      }
      if (code == 38 || code == 48) {
        boolean colons = next > index + 1;
        if (!colons) {
          next = Math.min(sgr.count(), index + (sgr.raw(index + 1) == 5 ? 3 : 5));
        }
        int colour = colour(sgr, index + 1, next, colons);
        if (colour >= 0) {
          result = code == 38 ? withForeground(result, colour) : withBackground(result, colour);
        }
      } else if (code == 4 && sgr.isJoined(index + 1) && sgr.raw(index + 1) == 0) {
        result = without(result, Style.UNDERLINE);
      } else {
        result = simple(result, code);
      }
      index = next;
    }
    return result;
  }

  /// The colour written in the parameters from `from` to before `to`, -1 when it is none.
  private static int colour(CsiSequence sgr, int from, int to, boolean colons) {
    int kind = sgr.raw(from);
    if (kind == 5 && to - from >= 2) {
      return sgr.raw(from + 1) & 0xff;
    }
    // With colons a colour space may stand before the three values: 38:2::r:g:b.
    int first = colons && to - from >= 5 ? from + 2 : from + 1;
    if (kind == 2 && to - first >= 3) {
      return 0x1000000
          | ((sgr.raw(first) & 0xff) << 16)
          | ((sgr.raw(first + 1) & 0xff) << 8)
          | (sgr.raw(first + 2) & 0xff);
    }
    return -1;
  }

  private static long simple(long pen, int code) {
    return switch (code) {
      case 0 -> DEFAULT;
      case 1 -> with(pen, Style.BOLD);
      case 2 -> with(pen, Style.FAINT);
      case 3 -> with(pen, Style.ITALIC);
      case 4, 21 -> with(pen, Style.UNDERLINE);
      case 7 -> with(pen, Style.REVERSE);
      case 8 -> with(pen, Style.HIDDEN);
      case 9 -> with(pen, Style.STRIKE);
      case 22 -> without(pen, Style.BOLD | Style.FAINT);
      case 23 -> without(pen, Style.ITALIC);
      case 24 -> without(pen, Style.UNDERLINE);
      case 27 -> without(pen, Style.REVERSE);
      case 28 -> without(pen, Style.HIDDEN);
      case 29 -> without(pen, Style.STRIKE);
      case 30, 31, 32, 33, 34, 35, 36, 37 -> withForeground(pen, code - 30);
      case 39 -> withForeground(pen, -1);
      case 40, 41, 42, 43, 44, 45, 46, 47 -> withBackground(pen, code - 40);
      case 49 -> withBackground(pen, -1);
      case 90, 91, 92, 93, 94, 95, 96, 97 -> withForeground(pen, code - 90 + 8);
      case 100, 101, 102, 103, 104, 105, 106, 107 -> withBackground(pen, code - 100 + 8);
      default -> pen;
    };
  }
}
