package app.coppice.terminal;

import java.util.BitSet;

/// The columns at which the tabulator stops. Guarded by the emulator's lock.
final class TabStops {
  private static final int EVERY = 8;

  private final BitSet stops = new BitSet();

  TabStops(int columns) {
    reset(columns);
  }

  /// A stop at every eighth column.
  final void reset(int columns) {
    stops.clear();
    widen(0, columns);
  }

  /// Adds the stops of the columns that are new.
  void widen(int columns, int newColumns) {
    for (int x = (columns / EVERY + 1) * EVERY; x < newColumns; x += EVERY) {
      stops.set(x);
    }
  }

  void set(int x) {
    stops.set(x);
  }

  void clear(int x) {
    stops.clear(x);
  }

  void clearAll() {
    stops.clear();
  }

  /// The stop that `count` tabulators lead to, at most the last column.
  int after(int from, int count, int columns) {
    int x = from;
    for (int i = 0; i < count && x < columns - 1; i++) {
      int stop = stops.nextSetBit(x + 1);
      x = stop < 0 || stop >= columns ? columns - 1 : stop;
    }
    return x;
  }

  int before(int from, int count) {
    int x = from;
    for (int i = 0; i < count && x > 0; i++) {
      x = Math.max(0, stops.previousSetBit(x - 1));
    }
    return x;
  }
}
