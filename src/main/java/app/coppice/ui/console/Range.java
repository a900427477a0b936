package app.coppice.ui.console;

/// A stretch of a terminal's text: from one cell's edge to another, or a block of columns. Lines
/// have the numbers of `Screen.Frame.top`, so it stays on its text while the screen scrolls. Pure.
///
/// @param first where it begins
/// @param last where it ends, not before `first`; of a block the opposite corner on the last line
/// @param block whether each line has the same columns
record Range(Place first, Place last, boolean block) {
  /// A cell's edge: the left side of `column`.
  record Place(long line, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byLine = Long.compare(line, other.line);
      return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
  }

  /// The text between two places in either order.
  static Range between(Place one, Place other) {
    return one.compareTo(other) <= 0 ? new Range(one, other, false) : new Range(other, one, false);
  }

  boolean touches(long line) {
    return line >= first.line && line <= last.line;
  }

  boolean isEmpty() {
    return block ? first.column == last.column : first.equals(last);
  }

  /// First column in a line it touches.
  int from(long line) {
    if (block) {
      return Math.min(first.column, last.column);
    }
    return line == first.line ? first.column : 0;
  }

  /// The column after the last one in a line it touches.
  int to(long line) {
    if (block) {
      return Math.max(first.column, last.column);
    }
    return line == last.line ? last.column : Integer.MAX_VALUE;
  }

  boolean contains(Place cell) {
    return touches(cell.line) && cell.column >= from(cell.line) && cell.column < to(cell.line);
  }
}
