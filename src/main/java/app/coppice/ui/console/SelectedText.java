package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import java.util.HashMap;
import java.util.Map;

/// Remembers the text that is selected on the screen and tells when a program has changed it; what
/// has scrolled out of the screen never changes any more. FX thread only.
final class SelectedText {
  private final Viewport viewport;
  private final Map<Long, Row> seen = new HashMap<>();
  private boolean alternate;

  SelectedText(Viewport viewport) {
    this.viewport = viewport;
  }

  /// Takes the text of what has just been selected.
  void takes(Range range) {
    seen.clear();
    alternate = viewport.frame().alternate();
    for (long line = firstOnScreen(range); line <= lastOnScreen(range); line++) {
      seen.put(line, viewport.row(line));
    }
  }

  /// Whether the text is still there.
  boolean holds(Range range) {
    if (alternate != viewport.frame().alternate()) {
      return false;
    }
    seen.keySet().removeIf(line -> line < viewport.frame().top());
    for (long line = firstOnScreen(range); line <= lastOnScreen(range); line++) {
      Row now = viewport.row(line);
      Row before = seen.put(line, now);
      // An unchanged row is the same object, which is equal at once.
      if (before != null
          && !before.equals(now)
          && !text(before, range, line).equals(text(now, range, line))) {
        return false;
      }
    }
    return true;
  }

  private static String text(Row row, Range range, long line) {
    return RowCells.of(row).text(range.from(line), range.to(line)).stripTrailing();
  }

  private long firstOnScreen(Range range) {
    return Math.max(range.first().line(), viewport.frame().top());
  }

  private long lastOnScreen(Range range) {
    return Math.min(range.last().line(), viewport.end() - 1);
  }
}
