package app.coppice.ui.kit.text;

import java.util.HashMap;
import java.util.Map;

/// How high a column's items are, in pixels: measured once they were in view, else guessed as the
/// mean of those. FX thread only.
final class Heights {
  private static final double FIRST_GUESS = 24;

  private final Map<Object, Double> measured = new HashMap<>();
  private double sum;
  private double width;

  /// Forgets all when the width has changed, or when far more was measured than there is.
  void startAt(double newWidth, int items) {
    if (newWidth != width || measured.size() > 2 * items + 1_000) {
      measured.clear();
      sum = 0;
      width = newWidth;
    }
  }

  void put(Object key, double height) {
    Double before = measured.put(key, height);
    sum += height - (before == null ? 0 : before);
  }

  double of(Object key) {
    Double known = measured.get(key);
    return known != null ? known : measured.isEmpty() ? FIRST_GUESS : sum / measured.size();
  }
}
