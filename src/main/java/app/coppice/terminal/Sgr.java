package app.coppice.terminal;

import app.coppice.terminal.Screen.Style;

/// Select Graphic Rendition, `CSI ... m`: changes how the cursor writes. Colours may be written
/// with semicolons (xterm) or colons (ITU T.416). Guarded by the emulator's lock.
final class Sgr {
  private static final int UNDERLINE = 4;
  private static final int FOREGROUND = 38;
  private static final int BACKGROUND = 48;
  private static final int UNDERLINE_COLOUR = 58;
  private static final int NO_UNDERLINE_COLOUR = 59;
  private static final int PALETTE = 5;
  private static final int RGB = 2;

  private Sgr() {}

  static void apply(Cursor cursor, CsiSequence sgr) {
    if (sgr.count() == 0) {
      reset(cursor);
      return;
    }
    int index = 0;
    while (index < sgr.count()) {
      int next = index + 1;
      while (sgr.isJoined(next)) {
        next++;
      }
      boolean colons = next > index + 1;
      switch (sgr.raw(index)) {
        case 0 -> reset(cursor);
        case UNDERLINE -> underline(cursor, colons ? sgr.raw(index + 1) : 1);
        case FOREGROUND, BACKGROUND, UNDERLINE_COLOUR -> {
          if (!colons) {
            next = Math.min(sgr.count(), index + (sgr.raw(index + 1) == PALETTE ? 3 : 5));
          }
          colour(cursor, sgr.raw(index), colour(sgr, index + 1, next, colons));
        }
        case NO_UNDERLINE_COLOUR -> underlineColour(cursor, -1);
        default -> cursor.pen = simple(cursor.pen, sgr.raw(index));
      }
      index = next;
    }
  }

  private static void reset(Cursor cursor) {
    cursor.pen = Pen.DEFAULT;
    underlineColour(cursor, -1);
  }

  private static void underline(Cursor cursor, int kind) {
    if (Underline.exists(kind)) {
      cursor.pen = Pen.withUnderline(cursor.pen, Underline.of(kind));
    }
  }

  private static void colour(Cursor cursor, int what, int colour) {
    if (colour < 0) {
      return;
    }
    switch (what) {
      case FOREGROUND -> cursor.pen = Pen.withForeground(cursor.pen, colour);
      case BACKGROUND -> cursor.pen = Pen.withBackground(cursor.pen, colour);
      default -> underlineColour(cursor, colour);
    }
  }

  private static void underlineColour(Cursor cursor, int colour) {
    if (cursor.extra.underlineColour() != colour) {
      cursor.extra(cursor.extra.withUnderlineColour(colour));
    }
  }

  /// The colour written in the parameters from `from` to before `to`, -1 when it is none.
  private static int colour(CsiSequence sgr, int from, int to, boolean colons) {
    int kind = sgr.raw(from);
    if (kind == PALETTE && to - from >= 2) {
      return sgr.raw(from + 1) & 0xff;
    }
    // With colons a colour space may stand before the three values: 38:2::r:g:b.
    int first = colons && to - from >= 5 ? from + 2 : from + 1;
    if (kind == RGB && to - first >= 3) {
      return 0x1000000
          | ((sgr.raw(first) & 0xff) << 16)
          | ((sgr.raw(first + 1) & 0xff) << 8)
          | (sgr.raw(first + 2) & 0xff);
    }
    return -1;
  }

  private static long simple(long pen, int code) {
    return switch (code) {
      case 1 -> Pen.with(pen, Style.BOLD);
      case 2 -> Pen.with(pen, Style.FAINT);
      case 3 -> Pen.with(pen, Style.ITALIC);
      case 7 -> Pen.with(pen, Style.REVERSE);
      case 8 -> Pen.with(pen, Style.HIDDEN);
      case 9 -> Pen.with(pen, Style.STRIKE);
      case 21 -> Pen.withUnderline(pen, Underline.DOUBLE);
      case 22 -> Pen.without(pen, Style.BOLD | Style.FAINT);
      case 23 -> Pen.without(pen, Style.ITALIC);
      case 24 -> Pen.withUnderline(pen, Underline.NONE);
      case 27 -> Pen.without(pen, Style.REVERSE);
      case 28 -> Pen.without(pen, Style.HIDDEN);
      case 29 -> Pen.without(pen, Style.STRIKE);
      case 30, 31, 32, 33, 34, 35, 36, 37 -> Pen.withForeground(pen, code - 30);
      case 39 -> Pen.withForeground(pen, -1);
      case 40, 41, 42, 43, 44, 45, 46, 47 -> Pen.withBackground(pen, code - 40);
      case 49 -> Pen.withBackground(pen, -1);
      case 53 -> Pen.with(pen, Style.OVERLINE);
      case 55 -> Pen.without(pen, Style.OVERLINE);
      case 90, 91, 92, 93, 94, 95, 96, 97 -> Pen.withForeground(pen, code - 90 + 8);
      case 100, 101, 102, 103, 104, 105, 106, 107 -> Pen.withBackground(pen, code - 100 + 8);
      default -> pen;
    };
  }
}
