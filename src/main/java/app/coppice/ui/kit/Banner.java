package app.coppice.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A sentence and the buttons that go with it: side by side, and where that would leave the
/// sentence a narrow column, the buttons below it. FX thread only.
public class Banner extends Region {
  private static final double GAP = 8;

  /// The width below which a sentence beside buttons is no longer read with ease, in pixels.
  private static final double READABLE = 260;

  private final Label text;
  private final HBox buttons;

  /// @param buttons in order; one that is not managed takes no room
  @SuppressWarnings("this-escape") // The children are there already, and nothing else is called.
  public Banner(Label text, Node... buttons) {
    this.text = text;
    this.buttons = new HBox(GAP, buttons);
    text.setWrapText(true);
    getChildren().addAll(text, this.buttons);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private double beside(double width) {
    double taken = buttons.prefWidth(-1);
    return taken > 0 ? width - taken - GAP : width;
  }

  private boolean isStacked(double width) {
    double beside = beside(width);
    return beside < width && beside < Math.min(READABLE, text.prefWidth(-1));
  }

  private double insideOf(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + buttons.minWidth(-1) + snappedRightInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    double taken = buttons.prefWidth(-1);
    return snappedLeftInset()
        + text.prefWidth(-1)
        + (taken > 0 ? taken + GAP : 0)
        + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = insideOf(width < 0 ? prefWidth(-1) : width);
    double low = buttons.prefHeight(-1);
    double content =
        isStacked(inside)
            ? text.prefHeight(inside) + GAP + low
            : Math.max(text.prefHeight(beside(inside)), low);
    return snappedTopInset() + snapSizeY(content) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double inside = insideOf(getWidth());
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double height = getHeight() - top - snappedBottomInset();
    double wide = Math.min(inside, buttons.prefWidth(-1));
    double low = buttons.prefHeight(-1);
    if (isStacked(inside)) {
      double above = text.prefHeight(inside);
      text.resizeRelocate(left, top, inside, above);
      buttons.resizeRelocate(left, snapPositionY(top + above + GAP), wide, low);
    } else {
      double beside = beside(inside);
      layoutInArea(text, left, top, beside, height, 0, HPos.LEFT, VPos.CENTER);
      buttons.resizeRelocate(
          snapPositionX(left + inside - wide), snapPositionY(top + (height - low) / 2), wide, low);
    }
  }
}
