package app.coppice.terminal;

import app.coppice.terminal.Screen.Style;

/// What a program is told when it asks for the state of its terminal: fixed words and numbers,
/// nothing of the stream's own text. Empty where there is no answer. Guarded by the emulator's
/// lock.
final class Reports {
  private static final int TRUE_COLOUR = 0x1000000;

  private final Display display;
  private ViewTraits traits = ViewTraits.UNKNOWN;

  Reports(Display display) {
    this.display = display;
  }

  void traits(ViewTraits shown) {
    traits = shown;
  }

  /// Row and column of the cursor, from 1.
  String position() {
    Cursor cursor = display.cursor;
    int row = cursor.origin ? cursor.y - display.page().top() : cursor.y;
    return row + 1 + ";" + (cursor.x + 1);
  }

  /// Answers `CSI n n` (DSR).
  String status(int what) {
    return switch (what) {
      case 5 -> "\033[0n";
      case 6 -> "\033[" + position() + "R";
      default -> "";
    };
  }

  /// Answers `CSI n x` (DECREQTPARM): no parity, eight bits, 38,400 baud, as all terminals say.
  String line(int what) {
    return what == 0 || what == 1 ? "\033[" + (what + 2) + ";1;1;128;128;1;0x" : "";
  }

  /// Answers `CSI n t` for the sizes of the page and of a cell. A title is never told.
  String window(int what) {
    boolean known = traits.cellWidth() > 0 && traits.cellHeight() > 0;
    return switch (what) {
      case 14 -> known ? "\033[4;" + pixels() + "t" : "";
      case 16 -> known ? "\033[6;" + traits.cellHeight() + ";" + traits.cellWidth() + "t" : "";
      case 18 -> "\033[8;" + cells() + "t";
      case 19 -> "\033[9;" + cells() + "t";
      default -> "";
    };
  }

  /// The size within the stream (mode 2048).
  String size() {
    return "\033[48;" + cells() + ";" + pixels() + "t";
  }

  private String cells() {
    return display.rows() + ";" + display.columns();
  }

  private String pixels() {
    return display.rows() * traits.cellHeight() + ";" + display.columns() * traits.cellWidth();
  }

  /// Answers what a setting is (DECRQSS); of others than these it says that they are unknown.
  String setting(String name) {
    return switch (name) {
      case "m" -> "\033P1$r" + rendition() + "m\033\\";
      case "r" -> {
        Page page = display.page();
        yield "\033P1$r" + (page.top() + 1) + ";" + (page.bottom() + 1) + "r\033\\";
      }
      case " q" -> "\033P1$r" + display.modes.caretNumber() + " q\033\\";
      default -> "\033P0$r\033\\";
    };
  }

  private String rendition() {
    Cursor cursor = display.cursor;
    StringBuilder text = new StringBuilder("0");
    int attributes = Pen.attributes(cursor.pen);
    add(text, attributes, Style.BOLD, 1);
    add(text, attributes, Style.FAINT, 2);
    add(text, attributes, Style.ITALIC, 3);
    Underline underline = Pen.underline(cursor.pen);
    if (underline != Underline.NONE) {
      text.append(";4:").append(underline.number());
    }
    add(text, attributes, Style.REVERSE, 7);
    add(text, attributes, Style.HIDDEN, 8);
    add(text, attributes, Style.STRIKE, 9);
    add(text, attributes, Style.OVERLINE, 53);
    colour(text, 38, Pen.foreground(cursor.pen));
    colour(text, 48, Pen.background(cursor.pen));
    colour(text, 58, cursor.extra.underlineColour());
    return text.toString();
  }

  private static void add(StringBuilder text, int attributes, int attribute, int code) {
    if ((attributes & attribute) != 0) {
      text.append(';').append(code);
    }
  }

  private static void colour(StringBuilder text, int code, int colour) {
    if (colour >= TRUE_COLOUR) {
      text.append(';').append(code).append(":2::");
      text.append(colour >> 16 & 0xff).append(':').append(colour >> 8 & 0xff).append(':');
      text.append(colour & 0xff);
    } else if (colour >= 0) {
      text.append(';').append(code).append(":5:").append(colour);
    }
  }
}
