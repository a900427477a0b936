package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import app.coppice.terminal.Screen.Run;
import java.util.ArrayList;
import java.util.List;

/// The graphemes of a row by column; the second cell of a wide one is an empty string. Pure.
///
/// @param cells up to the last that holds something
record RowCells(List<String> cells) {
  static RowCells of(Row row) {
    List<String> cells = new ArrayList<>();
    for (Run run : row.runs()) {
      if (run.cluster()) {
        cells.add(run.text());
        for (int i = 1; i < run.cells(); i++) {
          cells.add("");
        }
      } else {
        run.text().codePoints().mapToObj(Character::toString).forEach(cells::add);
      }
    }
    return new RowCells(cells);
  }

  /// The text of the columns from `from` to before `to`.
  String text(int from, int to) {
    int end = Math.min(to, cells.size());
    return from >= end ? "" : String.join("", cells.subList(from, end));
  }

  /// Whether the cell is part of a word, so that a double click takes it along.
  boolean isWord(int column) {
    if (column < 0 || column >= cells.size()) {
      return false;
    }
    String cell = cells.get(column);
    if (cell.isEmpty()) {
      return column > 0 && isWord(column - 1);
    }
    int code = cell.codePointAt(0);
    return Character.isLetterOrDigit(code) || "_-./~:@%+#?&=".indexOf(code) >= 0;
  }
}
