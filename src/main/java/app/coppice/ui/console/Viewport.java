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

  /// Number of the line at the top of the view.
  long first() {
    return following ? frame.top() : first;
  }

  /// Whether the view shows the screen itself and follows it.
  boolean isFollowing() {
    return following;
  }

  /// Moves the view over the text; up is negative. At the bottom it follows the screen again.
  void scrollBy(long lines) {
    refresh(); // the lines to scroll over may be newer than the last picture
    long target = first() + lines;
    following = false;
    scrollTo(target);
  }

  void follow() {
    following = true;
  }

  private void scrollTo(long line) {
    first = Math.clamp(line, frame.top() - frame.scrollback(), frame.top());
    following = following || frame.alternate() || first == frame.top();
  }

  /// The row of a line by its number.
  Row row(long line) {
    if (line < frame.top()) {
      return screen.scrollbackRow(line);
    }
    long index = line - frame.top();
    return index < frame.rows().size() ? frame.rows().get((int) index) : Row.EMPTY;
  }

  /// The text of a selection; a line that the terminal wrapped is joined with the next.
  String text(Selection selection) {
    StringBuilder text = new StringBuilder();
    for (long line = selection.first().line(); line <= selection.last().line(); line++) {
      Row row = row(line);
      RowCells cells = RowCells.of(row);
      String part = cells.text(selection.from(line, cells), selection.to(line, cells));
      text.append(row.wrapped() ? part : part.stripTrailing());
      if (line < selection.last().line() && !row.wrapped()) {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
