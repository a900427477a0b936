package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import app.coppice.ui.console.Range.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/// A line as the program wrote it: rows that the terminal only wrapped, put together. Pure.
final class LogicalLine {
  /// Most rows put together, so that a file without line ends costs no more than a page.
  static final int LIMIT = 256;

  private final long first;
  private final List<Integer> starts = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();

  /// @param rows from the first to the last row of the line
  LogicalLine(long first, List<Row> rows) {
    this.first = first;
    for (Row row : rows) {
      starts.add(cells.size());
      cells.addAll(RowCells.of(row).cells());
    }
  }

  /// The line that goes through a row.
  static LogicalLine around(long line, LongFunction<Row> rows) {
    long from = line;
    while (line - from < LIMIT / 2 && rows.apply(from - 1).wrapped()) {
      from--;
    }
    List<Row> parts = new ArrayList<>();
    long at = from;
    boolean more = true;
    while (more && parts.size() < LIMIT) {
      Row row = rows.apply(at);
      parts.add(row);
      at++;
      more = row.wrapped();
    }
    return new LogicalLine(from, parts);
  }

  /// Number of its first row.
  long first() {
    return first;
  }

  /// Number of its last row.
  long last() {
    return first + starts.size() - 1;
  }

  int cells() {
    return cells.size();
  }

  String text() {
    return String.join("", cells);
  }

  /// The cell of a place; where the row has none there, the first of the next row.
  int cell(Place place) {
    int row = Math.clamp(place.line() - first, 0, starts.size() - 1);
    int end = row + 1 < starts.size() ? starts.get(row + 1) : cells.size();
    return Math.min(starts.get(row) + place.column(), end);
  }

  /// The left edge of a cell; of the one behind the last, its right edge.
  Place place(int cell) {
    int found = starts.size() - 1;
    while (found > 0 && starts.get(found) > cell) {
      found--;
    }
    return new Place(first + found, cell - starts.get(found));
  }

  /// The stretch of the cells from `from` to before `to`, which is above `from`.
  Range range(int from, int to) {
    Place end = place(to - 1);
    return Range.between(place(from), new Place(end.line(), end.column() + 1));
  }

  /// The cell that holds each character of the text, and one more for its end.
  int[] cellsOfText() {
    int[] found = new int[text().length() + 1];
    int at = 0;
    for (int i = 0; i < cells.size(); i++) {
      int length = cells.get(i).length();
      Arrays.fill(found, at, at + length, i);
      at += length;
    }
    found[at] = cells.size();
    return found;
  }

  /// The word in a cell; of the cell alone where no word is.
  Range word(int cell) {
    RowCells all = new RowCells(cells);
    int from = Math.clamp(cell, 0, Math.max(0, cells.size() - 1));
    int to = from + 1;
    while (all.isWord(from) && all.isWord(from - 1)) {
      from--;
    }
    while (all.isWord(from) && all.isWord(to)) {
      to++;
    }
    return range(from, to);
  }
}
