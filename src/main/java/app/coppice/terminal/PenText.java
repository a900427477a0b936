package app.coppice.terminal;

import app.coppice.terminal.Screen.Style;

/// Writes how cells look as a control sequence (SGR).
final class PenText {
  private static final int TRUE_COLOUR = 0x1000000;

  /// The numbers that switch the attributes on.
  private static final int[][] ATTRIBUTES = {
    {Style.BOLD, 1},
    {Style.FAINT, 2},
    {Style.ITALIC, 3},
    {Style.REVERSE, 7},
    {Style.HIDDEN, 8},
    {Style.STRIKE, 9},
    {Style.OVERLINE, 53},
  };

  private PenText() {}

  static String sequence(long pen) {
    StringBuilder text = new StringBuilder("\033[0");
    for (int[] attribute : ATTRIBUTES) {
      if ((Pen.attributes(pen) & attribute[0]) != 0) {
        text.append(';').append(attribute[1]);
      }
    }
    if (Pen.underline(pen) != Underline.NONE) {
      text.append(";4:").append(Pen.underline(pen).number());
    }
    colour(text, 38, Pen.foreground(pen));
    colour(text, 48, Pen.background(pen));
    return text.append('m').toString();
  }

  private static void colour(StringBuilder text, int what, int colour) {
    if (colour >= TRUE_COLOUR) {
      text.append(';').append(what).append(";2;").append(colour >> 16 & 0xff);
      text.append(';').append(colour >> 8 & 0xff).append(';').append(colour & 0xff);
    } else if (colour >= 0) {
      text.append(';').append(what).append(";5;").append(colour);
    }
  }
}
