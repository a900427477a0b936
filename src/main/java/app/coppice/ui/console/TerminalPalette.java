package app.coppice.ui.console;

import app.coppice.terminal.ColourOverrides;
import app.coppice.terminal.ProgramState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/// The colours of a terminal. Immutable.
///
/// @param base the sixteen colours that programs choose by number
/// @param changed colours of the others that the program has changed, by number
record TerminalPalette(
    Color foreground,
    Color background,
    Color cursor,
    Color selection,
    Color found,
    Color foundNow,
    List<Color> base,
    Map<Integer, Color> changed) {
  private static final double FAINT = 0.6;
  private static final int TRUE_COLOUR = 0x1000000;

  TerminalPalette {
    base = List.copyOf(base);
    changed = Map.copyOf(changed);
  }

  /// With what the program has changed.
  TerminalPalette with(ProgramState program) {
    ColourOverrides colours = program.colours();
    if (colours.equals(ColourOverrides.NONE) && !program.reverseScreen()) {
      return this;
    }
    List<Color> newBase = new ArrayList<>(base);
    Map<Integer, Color> others = new HashMap<>();
    colours
        .palette()
        .forEach((number, colour) -> {
          if (number < newBase.size()) {
            newBase.set(number, colour(colour, foreground));
          } else {
            others.put(number, colour(colour, foreground));
          }
        });
    Color ink = colour(colours.foreground(), foreground);
    Color ground = colour(colours.background(), background);
    return new TerminalPalette(
        program.reverseScreen() ? ground : ink,
        program.reverseScreen() ? ink : ground,
        colour(colours.cursor(), cursor),
        selection,
        found,
        foundNow,
        newBase,
        others);
  }

  /// A colour of `Screen.Style`; `standard` stands for -1.
  Color colour(int code, Color standard) {
    if (code < 0) {
      return standard;
    }
    if (code >= TRUE_COLOUR) {
      return rgb(code >> 16 & 0xff, code >> 8 & 0xff, code & 0xff);
    }
    if (code < base.size()) {
      return base.get(code);
    }
    Color own = changed.isEmpty() ? null : changed.get(code);
    return own == null ? standard(code) : own;
  }

  /// Whether a colour of `Screen.Style` is the standard one or one of the sixteen.
  boolean isNamed(int code) {
    return code < base.size();
  }

  private static Color standard(int code) {
    if (code < 232) { // a cube of 6 x 6 x 6
      int cube = code - 16;
      return rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    }
    int grey = Math.min(255, 8 + (code - 232) * 10);
    return rgb(grey, grey, grey);
  }

  private static Color rgb(int red, int green, int blue) {
    return Color.rgb(red, green, blue);
  }

  /// A colour as 0xRRGGBB.
  static int code(Color colour) {
    return (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  /// The text colour of faint text.
  static Color faint(Color text, Color ground) {
    return ground.interpolate(text, FAINT);
  }
}
