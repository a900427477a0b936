package app.coppice.ui.console;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// Keeps text of the sixteen colours apart from its ground. Programs choose pairs for dark screens,
/// black on green or white on nothing, that a light theme's colours may leave unreadable. What a
/// program mixes itself, and text in the very colour of its ground, is its own affair. One thread
/// only.
final class Legibility {
  /// Below that, letters are hard to read; ratios as in WCAG 2.
  private static final double LEAST = 3;

  private static final double WANTED = 4.5;
  private static final double STEP = 0.1;

  private final Map<Pair, Color> known = new HashMap<>();

  private record Pair(Color ink, Color ground) {}

  /// The colour itself where it can be read, else one nearer to black or white.
  Color of(Color ink, Color ground) {
    return ink.equals(ground)
        ? ink
        : known.computeIfAbsent(new Pair(ink, ground), Legibility::readable);
  }

  private static Color readable(Pair pair) {
    if (contrast(pair.ink(), pair.ground()) >= LEAST) {
      return pair.ink();
    }
    boolean dark = contrast(Color.BLACK, pair.ground()) > contrast(Color.WHITE, pair.ground());
    Color goal = dark ? Color.BLACK : Color.WHITE;
    Color ink = pair.ink();
    for (double part = STEP; part < 1 && contrast(ink, pair.ground()) < WANTED; part += STEP) {
      ink = pair.ink().interpolate(goal, part);
    }
    return ink;
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }
}
