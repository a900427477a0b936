package app.coppice.ui.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// What scrolls where the window is too low for all of it: as high as its content at the width that
/// it gets, lines that wrap included. FX thread only.
public final class LowScroll extends ScrollPane {
  private final Region content;

  public LowScroll(Region content) {
    super(content);
    this.content = content;
    getStyleClass().add("low-scroll");
    setFitToWidth(true);
    setMinHeight(0);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    visibleProperty().bind(content.visibleProperty());
    managedProperty().bind(content.visibleProperty());
    // Else it would be a stop for Tab that does nothing.
    setFocusTraversable(false);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double sides = snappedLeftInset() + snappedRightInset();
    double within = width < 0 ? -1 : width - sides;
    return snappedTopInset() + snapSizeY(content.prefHeight(within)) + snappedBottomInset();
  }
}
