package app.coppice.terminal;

/// An image that a program has put on its screen (Sixel, kitty's graphics protocol), above the
/// cells it covers. Immutable; the pixels must not be written to.
///
/// @param id another one for each picture of a screen
/// @param line number of the row its top is in, as `Screen.Frame.top` counts
/// @param column of its left edge
/// @param columns cells it covers across: it is scaled to them
/// @param rows cells it covers down
/// @param width in pixels
/// @param height in pixels
/// @param argb row by row, not premultiplied
public record Picture(
    long id, long line, int column, int columns, int rows, int width, int height, int[] argb) {
  /// Whether a cell is under it.
  boolean covers(int x, long row) {
    return x >= column && x < column + columns && row >= line && row < line + rows;
  }

  Picture with(long newId, int[] pixels) {
    return new Picture(newId, line, column, columns, rows, width, height, pixels);
  }

  Picture at(long newLine, int newColumn) {
    return new Picture(id, newLine, newColumn, columns, rows, width, height, argb);
  }
}
