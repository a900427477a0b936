package app.coppice.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The colours a program has chosen, and those it is told when it asks. Guarded by the emulator's
/// lock.
final class Colours {
  /// Numbers of the operating system commands for text, ground and cursor.
  static final int FOREGROUND = 10;

  static final int BACKGROUND = 11;
  static final int CURSOR = 12;
  private static final int TRUE_COLOUR = 0x1000000;
  private static final int BASE = 16;
  private static final int CUBE_END = 232;
  private static final int COUNT = 256;

  private ViewTraits traits = ViewTraits.UNKNOWN;
  private ColourOverrides overrides = ColourOverrides.NONE;

  void traits(ViewTraits shown) {
    traits = shown;
  }

  ColourOverrides overrides() {
    return overrides;
  }

  /// Sets a colour of the palette; -1 is the theme's again.
  void palette(int index, int colour) {
    if (index < 0 || index >= COUNT) {
      return;
    }
    Map<Integer, Integer> palette = new HashMap<>(overrides.palette());
    if (colour < 0) {
      palette.remove(index);
    } else {
      palette.put(index, colour);
    }
    overrides =
        new ColourOverrides(
            overrides.foreground(), overrides.background(), overrides.cursor(), palette);
  }

  void resetPalette() {
    overrides =
        new ColourOverrides(
            overrides.foreground(), overrides.background(), overrides.cursor(), Map.of());
  }

  /// Sets one of the three named colours; -1 is the theme's again.
  void named(int which, int colour) {
    overrides =
        new ColourOverrides(
            which == FOREGROUND ? colour : overrides.foreground(),
            which == BACKGROUND ? colour : overrides.background(),
            which == CURSOR ? colour : overrides.cursor(),
            overrides.palette());
  }

  void reset() {
    overrides = ColourOverrides.NONE;
  }

  /// The colour a number of the palette shows now, as `rgb:` writes it; null when it isn't known.
  OptionalInt shownPalette(int index) {
    Integer own = overrides.palette().get(index);
    if (own != null) {
      return OptionalInt.of(own & 0xffffff);
    }
    if (index < BASE) {
      return index < traits.base().size()
          ? OptionalInt.of(traits.base().get(index) & 0xffffff)
          : OptionalInt.empty();
    }
    if (index >= COUNT) {
      return OptionalInt.empty();
    }
    if (index < CUBE_END) {
      int cube = index - BASE;
      return OptionalInt.of(level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6));
    }
    int grey = 8 + (index - CUBE_END) * 10;
    return OptionalInt.of(grey << 16 | grey << 8 | grey);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  OptionalInt shownNamed(int which) {
    int own =
        switch (which) {
          case FOREGROUND -> overrides.foreground();
          case BACKGROUND -> overrides.background();
          default -> overrides.cursor();
        };
    int theme =
        switch (which) {
          case FOREGROUND -> traits.foreground();
          case BACKGROUND -> traits.background();
          default -> traits.cursor();
        };
    int shown = own >= 0 ? own : theme;
    return shown < 0 ? OptionalInt.empty() : OptionalInt.of(shown & 0xffffff);
  }

  /// How a colour is written in an answer.
  static String written(int rgb) {
    return "rgb:%1$02x%1$02x/%2$02x%2$02x/%3$02x%3$02x"
        .formatted(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  /// Reads a colour as X writes it, `rgb:R/G/B` or `#RGB` with one to four digits each.
  ///
  /// @return as in `Screen.Style`, -1 when it is none
  static int parse(String text) {
    if (text.startsWith("rgb:")) {
      String[] parts = text.substring(4).split("/", 4);
      return parts.length == 3 ? colour(parts[0], parts[1], parts[2]) : -1;
    }
    int digits = (text.length() - 1) / 3;
    if (!text.startsWith("#") || text.length() != 1 + 3 * digits) {
      return -1;
    }
    return colour(
        text.substring(1, 1 + digits),
        text.substring(1 + digits, 1 + 2 * digits),
        text.substring(1 + 2 * digits));
  }

  private static int colour(String red, String green, String blue) {
    int r = channel(red);
    int g = channel(green);
    int b = channel(blue);
    return r < 0 || g < 0 || b < 0 ? -1 : TRUE_COLOUR | r << 16 | g << 8 | b;
  }

  private static int channel(String digits) {
    if (digits.isEmpty() || digits.length() > 4) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value * 0xff / ((1 << (4 * digits.length())) - 1);
  }
}
