package app.coppice.ui.console;

/// The size of a terminal in cells.
public record GridSize(int columns, int rows) {
  /// Where nothing is laid out yet.
  static final GridSize USUAL = new GridSize(100, 24);
}
