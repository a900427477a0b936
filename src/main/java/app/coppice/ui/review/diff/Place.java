package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import java.util.Optional;

/// A row's place by what it shows, so that it can be found again when the rows are others.
///
/// @param line number on `side`; 0 for the file's head
/// @param head whether the head of that line's hunk is meant
record Place(String path, Row.Side side, int line, boolean head) {
  /// The place of a row; empty where there is none.
  static Optional<Place> at(DiffRows rows, int index) {
    if (index >= rows.size()) {
      return Optional.empty();
    }
    int at = index;
    // What stands below a line stays where the line is.
    while (at > 0 && rows.at(at) instanceof Row.OfNote) {
      at--;
    }
    return Optional.of(of(rows.at(at)));
  }

  static Place of(Row row) {
    String path = row.file().path();
    return switch (row) {
      case Row.FileHead _, Row.Remark _, Row.OfNote _, Row.OfPicture _ ->
          new Place(path, Row.Side.NEW, 0, false);
      case Row.HunkHead it -> of(path, it.hunk().lines().getFirst(), true);
      case Row.OfHunk it -> of(path, it.lines().getLast(), false);
    };
  }

  static Place of(String path, DiffLine line) {
    return of(path, line, false);
  }

  private static Place of(String path, DiffLine line, boolean head) {
    return line.newNumber() > 0
        ? new Place(path, Row.Side.NEW, line.newNumber(), head)
        : new Place(path, Row.Side.OLD, line.oldNumber(), head);
  }

  /// Index of its row, or of the nearest there is; -1 where the file is not there.
  int in(DiffRows rows) {
    if (line == 0) {
      return rows.headOf(path);
    }
    int found = rows.rowOf(path, side, line);
    return head && found > 0 && rows.at(found - 1) instanceof Row.HunkHead ? found - 1 : found;
  }
}
