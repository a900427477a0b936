package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;

/// What a painted row depends on. Two that are equal need no painting.
///
/// @param row an unchanged row is the same object, so comparing is quick
/// @param from first selected column
/// @param to column after the last selected one
/// @param cursor column of the cursor, -1 for none
record RowPicture(Row row, int from, int to, int cursor, CursorShape shape) {
  /// How the cursor is drawn.
  enum CursorShape {
    BLOCK,
    OUTLINE
  }
}
