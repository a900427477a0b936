package app.coppice.ui.console;

/// A selected stretch of a terminal, from one place to another in either direction. Lines have the
/// numbers of `Screen.Frame.top`, so a selection stays on its text while the screen scrolls. Pure.
///
/// @param anchor where the selecting began
/// @param head where it is now
/// @param unit what is taken whole
record Selection(Place anchor, Place head, Unit unit) {
  /// A cell's edge: the left side of `column`.
  record Place(long line, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byLine = Long.compare(line, other.line);
      return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
  }

  /// What one click, two and three select.
  enum Unit {
    CELL,
    WORD,
    LINE
  }

  Selection to(Place place) {
    return new Selection(anchor, place, unit);
  }

  Place first() {
    return anchor.compareTo(head) <= 0 ? anchor : head;
  }

  Place last() {
    return anchor.compareTo(head) <= 0 ? head : anchor;
  }

  /// First selected column of a line.
  int from(long line, RowCells cells) {
    if (line < first().line() || line > last().line()) {
      return 0;
    }
    int column = line == first().line() ? first().column() : 0;
    return switch (unit) {
      case CELL -> column;
      case LINE -> 0;
      case WORD -> {
        int start = column;
        while (start > 0 && cells.isWord(column) && cells.isWord(start - 1)) {
          start--;
        }
        yield start;
      }
    };
  }

  /// The column after the last selected one of a line; not above `from` when none is.
  int to(long line, RowCells cells) {
    if (line < first().line() || line > last().line()) {
      return 0;
    }
    if (unit == Unit.LINE || line != last().line()) {
      return Integer.MAX_VALUE;
    }
    int column = last().column();
    if (unit == Unit.WORD) {
      int end = Math.max(column, 0);
      while (cells.isWord(end)) {
        end++;
      }
      return Math.max(end, column + 1);
    }
    return column;
  }
}
