package app.coppice.terminal;

import app.coppice.terminal.Screen.Style;

/// Packing of a cell's style into one `long`, so that a line of cells is two primitive arrays: 26
/// bits foreground plus one, 26 bits background plus one, 7 bits attributes, 3 bits underline. 0 is
/// the default style.
final class Pen {
  static final long DEFAULT = 0;
  private static final int COLOUR_BITS = 26;
  private static final long COLOUR_MASK = (1L << COLOUR_BITS) - 1;
  private static final long BACKGROUND_MASK = COLOUR_MASK << COLOUR_BITS;
  private static final int ATTRIBUTE_SHIFT = 2 * COLOUR_BITS;
  private static final int ATTRIBUTE_MASK = 0x7f;
  private static final int UNDERLINE_SHIFT = ATTRIBUTE_SHIFT + 7;
  private static final long UNDERLINE_MASK = 7L << UNDERLINE_SHIFT;

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

  static long withUnderline(long pen, Underline underline) {
    return (pen & ~UNDERLINE_MASK) | ((long) underline.number() << UNDERLINE_SHIFT);
  }

  static int foreground(long pen) {
    return (int) (pen & COLOUR_MASK) - 1;
  }

  static int background(long pen) {
    return (int) ((pen >> COLOUR_BITS) & COLOUR_MASK) - 1;
  }

  static int attributes(long pen) {
    return (int) (pen >> ATTRIBUTE_SHIFT) & ATTRIBUTE_MASK;
  }

  static Underline underline(long pen) {
    return Underline.of((int) ((pen & UNDERLINE_MASK) >> UNDERLINE_SHIFT));
  }

  /// What erased cells look like: only the background stays.
  static long blank(long pen) {
    return pen & BACKGROUND_MASK;
  }

  static Style style(long pen) {
    if (pen == DEFAULT) {
      return Style.DEFAULT;
    }
    return new Style(foreground(pen), background(pen), attributes(pen), underline(pen), -1);
  }

  static long pen(Style style) {
    long pen = withForeground(DEFAULT, style.foreground());
    pen = with(withBackground(pen, style.background()), style.attributes());
    return withUnderline(pen, style.underline());
  }
}
