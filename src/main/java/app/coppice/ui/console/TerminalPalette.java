package app.coppice.ui.console;

import java.util.List;
import javafx.scene.paint.Color;

/// The colours of a terminal. Immutable.
///
/// @param base the sixteen colours that programs choose by number
record TerminalPalette(
    Color foreground,
    Color background,
    Color cursor,
    Color selection,
    Color muted,
    List<Color> base) {
  private static final double FAINT = 0.6;

  TerminalPalette {
    base = List.copyOf(base);
  }

  /// A colour of `Screen.Style`; `standard` stands for -1.
  Color colour(int code, Color standard) {
    if (code < 0) {
      return standard;
    }
    if (code >= 0x1000000) {
      return Color.rgb(code >> 16 & 0xff, code >> 8 & 0xff, code & 0xff);
    }
    if (code < 16) {
      return base.get(code);
    }
    if (code < 232) { // a cube of 6 x 6 x 6
      int cube = code - 16;
      return Color.rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    }
    int grey = Math.min(255, 8 + (code - 232) * 10);
    return Color.rgb(grey, grey, grey);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  /// The text colour of faint text.
  static Color faint(Color text, Color ground) {
    return ground.interpolate(text, FAINT);
  }
}
