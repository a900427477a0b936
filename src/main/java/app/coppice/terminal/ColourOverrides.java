package app.coppice.terminal;

import java.util.Map;

/// Colours that a program has put in place of the theme's (OSC 4, 10, 11, 12). Colours as in
/// `Screen.Style`: 0x1RRGGBB; -1 leaves the theme's. Immutable.
///
/// @param palette by their number, 0 to 255; only those that were changed
public record ColourOverrides(
    int foreground, int background, int cursor, Map<Integer, Integer> palette) {
  public static final ColourOverrides NONE = new ColourOverrides(-1, -1, -1, Map.of());

  public ColourOverrides {
    palette = Map.copyOf(palette);
  }
}
