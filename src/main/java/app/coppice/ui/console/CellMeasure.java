package app.coppice.ui.console;

import javafx.scene.layout.Region;

/// Measures how many cells a terminal view of a size would have, so that a shell has the right size
/// from its first byte. Invisible; in the scene for the insets that the styles give a view. FX
/// thread only.
final class CellMeasure extends Region {
  CellMeasure() {
    getStyleClass().add("terminal-view");
    setManaged(false);
    setVisible(false);
  }

  GridSize cells(double width, double height, CellFont font) {
    applyCss();
    double left = width - snappedLeftInset() - snappedRightInset();
    double high = height - snappedTopInset() - snappedBottomInset();
    int columns = (int) (left / font.width());
    int rows = (int) (high / font.height());
    return columns > 1 && rows > 0 ? new GridSize(columns, rows) : GridSize.USUAL;
  }
}
