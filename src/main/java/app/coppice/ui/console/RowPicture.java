package app.coppice.ui.console;

import app.coppice.terminal.Picture;
import app.coppice.terminal.Screen.Row;
import java.util.List;

/// What a painted row depends on. Two that are equal need no painting.
///
/// @param row an unchanged row is the same object, so comparing is quick
/// @param marked what lies over it, from the lowest to the uppermost
/// @param slices of pictures, above the cells
/// @param cursor column of the cursor, -1 for none
record RowPicture(
    Row row, List<Stretch> marked, List<Slice> slices, int cursor, CursorShape shape) {
  RowPicture {
    marked = List.copyOf(marked);
    slices = List.copyOf(slices);
  }

  /// How the cursor is drawn.
  enum CursorShape {
    BLOCK,
    UNDERLINE,
    BAR,
    OUTLINE,
    /// It blinks, and is not to be seen now.
    OUT
  }

  /// Why columns look different from what the program wrote.
  enum Mark {
    SELECTED,
    FOUND,
    /// The find the person stands on.
    FOUND_NOW,
    LINK
  }

  /// The part of a picture that lies in one row.
  ///
  /// @param row of the picture's rows, from 0
  record Slice(Picture picture, int row) {}

  /// Columns from `from` to before `to`.
  record Stretch(int from, int to, Mark mark) {}
}
