package app.coppice.ui.kit.text;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// The scroll bar of a column, in pixels of what scrolls; seen only where there is more than fits.
/// FX thread only.
final class ColumnBar extends ScrollBar {
  private static final double STEP = 40;

  ColumnBar() {
    setOrientation(Orientation.VERTICAL);
    setMin(0);
    setUnitIncrement(STEP);
  }

  /// @param total height of all that scrolls
  /// @param height of the view
  /// @param value how much of `total` is above the view
  void show(double total, double height, double value) {
    double max = Math.max(0, total - height);
    setVisible(max > 0.5);
    setMax(max);
    setVisibleAmount(total <= 0 ? 1 : max * height / total);
    setBlockIncrement(Math.max(STEP, height - STEP));
    setValue(Math.min(max, value));
  }

  boolean isAtEnd() {
    return getValue() >= getMax() - 0.5;
  }
}
