package app.coppice.ui.kit.text;

import java.util.HashMap;
import java.util.List;
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

  /// All of them together.
  double sum(List<Object> keys) {
    double total = 0;
    for (Object key : keys) {
      total += of(key);
    }
    return total;
  }

  /// An item, and how much of it is above a point.
  record Spot(int index, double offset) {}

  /// What is `distance` below the first of `keys`; the last where they end before.
  Spot at(List<Object> keys, double distance) {
    double rest = distance;
    for (int i = 0; i < keys.size() - 1; i++) {
      double height = of(keys.get(i));
      if (rest < height) {
        return new Spot(i, rest);
      }
      rest -= height;
    }
    return new Spot(Math.max(0, keys.size() - 1), rest);
  }
}
