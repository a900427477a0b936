package app.coppice.ui.review.diff;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two halves side by side, of the same width whatever they hold, and as high as the higher one. FX
/// thread only.
final class PairBox extends Region {
  private final Region left;
  private final Region right;

  PairBox(Region left, Region right) {
    this.left = left;
    this.right = right;
    getStyleClass().add("diff-pair");
    getChildren().addAll(left, right);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double half = Math.floor(Math.max(0, width) / 2);
    return Math.max(left.prefHeight(half), right.prefHeight(Math.max(0, width) - half));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double half = Math.floor(getWidth() / 2);
    left.resizeRelocate(0, 0, half, getHeight());
    right.resizeRelocate(half, 0, getWidth() - half, getHeight());
  }
}
