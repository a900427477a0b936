package app.coppice.ui.console;

import app.coppice.terminal.Screen;
import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;

/// The part of a terminal that is in view: the screen, or lines of the scrollback. One thread only.
final class Viewport {
  private final Screen screen;
  private Frame frame = Frame.EMPTY;
  private long first;
  private boolean following = true;

  Viewport(Screen screen) {
    this.screen = screen;
  }

  /// Takes the newest picture. A view that is scrolled back stays on its lines.
  void refresh() {
    frame = screen.frame(frame);
    scrollTo(first);
  }

  Frame frame() {
    return frame;
  }

  Screen screen() {
    return screen;
  }

  /// Number of the line at the top of the view.
  long first() {
    return following ? frame.top() : first;
  }

  /// Number of the oldest line that is kept.
  long oldest() {
    return frame.top() - frame.scrollback();
  }

  /// Number of the line below the last.
  long end() {
    return frame.top() + frame.rows().size();
  }

  /// Whether the view shows the screen itself and follows it.
  boolean isFollowing() {
    return following;
  }

  /// Moves the view over the text; up is negative. At the bottom it follows the screen again.
  void scrollBy(long lines) {
    refresh(); // the lines to scroll over may be newer than the last picture
    show(first() + lines);
  }

  /// Brings a line to the top of the view, or the nearest that can be there.
  void show(long line) {
    following = false;
    scrollTo(line);
  }

  /// Brings a line into view, in the middle where it isn't already.
  void reveal(long line, int rows) {
    if (line < first() || line >= first() + rows) {
      show(line - rows / 2);
    }
  }

  void follow() {
    following = true;
  }

  private void scrollTo(long line) {
    first = Math.clamp(line, oldest(), frame.top());
    following = following || frame.alternate() || first == frame.top();
  }

  /// The row of a line by its number; empty where there is none.
  Row row(long line) {
    if (line < frame.top()) {
      return line < oldest() ? Row.EMPTY : screen.scrollbackRow(line);
    }
    long index = line - frame.top();
    return index < frame.rows().size() ? frame.rows().get((int) index) : Row.EMPTY;
  }

  /// The text of a range; a line that the terminal wrapped is joined with the next, unless the
  /// range is a block.
  String text(Range range) {
    StringBuilder text = new StringBuilder();
    long last = Math.min(range.last().line(), end() - 1);
    for (long line = Math.max(range.first().line(), oldest()); line <= last; line++) {
      Row row = row(line);
      boolean joined = row.wrapped() && !range.block();
      String part = RowCells.of(row).text(range.from(line), range.to(line));
      text.append(joined ? part : part.stripTrailing());
      if (line < range.last().line() && !joined) {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
