package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.LongColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the person is in a diff, and the way to a find in it. FX thread only.
///
/// @param column of the rows; there once anything is shown
/// @param findsChanged called when others are to be marked
record DiffPlaces(
    Folds folds,
    RowCursor cursor,
    Supplier<DiffRows> rows,
    Supplier<LongColumn<Row>> column,
    Supplier<List<FileDiff>> files,
    Runnable findsChanged) {
  /// Of how much of the view a find stands below its top.
  private static final int ABOVE = 3;

  boolean isInView(int row) {
    int top = column.get().firstInView();
    return row >= top && row <= top + column.get().countInView();
  }

  /// The cursor's place, or the top of the view where the cursor is out of it.
  Optional<Place> here() {
    int row = isInView(cursor.row()) ? cursor.row() : column.get().firstInView();
    return Place.at(rows.get(), row);
  }

  /// Index of a file among all; -1 where it is not shown.
  int indexOf(String path) {
    return rows.get().fileOf(path);
  }

  /// Puts the cursor on a find, with some of what is above it in view; opens its file.
  void stand(FileDiff file, FileFinds.At at) {
    folds.unfold(file.path());
    int row = rows.get().rowOf(file, at);
    if (row >= 0) {
      cursor.moveTo(row);
      if (!isInView(row) || !isInView(row + 1)) {
        column.get().goTo(Math.max(0, row - column.get().countInView() / ABOVE));
      }
    }
  }
}
