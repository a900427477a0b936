package app.coppice.ui.window;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A main region with one beside it, whose size in pixels stays when the window grows, and which
/// can be folded away. FX thread only.
final class SideSplit extends Region {
  /// The strip that takes the mouse; its hairline is drawn by CSS.
  private static final double GRIP = 5;

  private final Side side;
  private final Region main;
  private final Region beside;
  private final Region divider = new Region();
  private final Limits limits;
  private final ReadOnlyDoubleWrapper extent = new ReadOnlyDoubleWrapper(this, "extent");
  private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper(this, "folded");
  private boolean suppressed;

  /// The least that each part may have, in pixels.
  record Limits(double main, double beside) {}

  SideSplit(Side side, Region main, Region beside, Limits limits) {
    this.side = side;
    this.main = main;
    this.beside = beside;
    this.limits = limits;
    divider.getStyleClass().addAll("side-divider", vertical() ? "vertical" : "horizontal");
    divider.setCursor(vertical() ? Cursor.V_RESIZE : Cursor.H_RESIZE);
    divider.setOnMouseDragged(this::drag);
    getChildren().addAll(main, beside, divider);
  }

  /// Width or height of the part beside, in pixels, as the person set it.
  ReadOnlyDoubleProperty extentProperty() {
    return extent.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty foldedProperty() {
    return folded.getReadOnlyProperty();
  }

  void resizeSide(double pixels) {
    extent.set(Math.max(limits.beside(), pixels));
    requestLayout();
  }

  /// Makes the part beside larger, or smaller when negative, from the size that is seen now.
  void growSide(double pixels) {
    double seen = vertical() ? beside.getHeight() : beside.getWidth();
    resizeSide(Math.min(seen + pixels, most()));
  }

  /// Whether the part beside is to be seen.
  boolean shown() {
    return !folded.get() && !suppressed;
  }

  /// Whether the part beside is, or contains, a node.
  boolean holds(@Nullable Node focusOwner) {
    for (Node node = focusOwner; node != null; node = node.getParent()) {
      if (node.equals(beside)) {
        return true;
      }
    }
    return false;
  }

  void fold() {
    folded.set(true);
    refresh();
  }

  void unfold() {
    folded.set(false);
    refresh();
  }

  /// Hides the part beside while there is nothing to show in it; folding is not touched.
  void suppress(boolean hide) {
    suppressed = hide;
    refresh();
  }

  private void refresh() {
    beside.setVisible(shown());
    divider.setVisible(shown());
    requestLayout();
  }

  private boolean vertical() {
    return side == Side.BOTTOM || side == Side.TOP;
  }

  private void drag(MouseEvent event) {
    double along =
        switch (side) {
          case LEFT -> sceneToLocal(event.getSceneX(), 0).getX();
          case RIGHT -> getWidth() - sceneToLocal(event.getSceneX(), 0).getX();
          case TOP -> sceneToLocal(0, event.getSceneY()).getY();
          case BOTTOM -> getHeight() - sceneToLocal(0, event.getSceneY()).getY();
        };
    resizeSide(Math.min(along, most()));
  }

  private double most() {
    return (vertical() ? getHeight() : getWidth()) - limits.main();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (!beside.isVisible()) {
      main.resizeRelocate(0, 0, width, height);
      return;
    }
    double whole = vertical() ? height : width;
    double wanted = Math.min(extent.get(), whole - limits.main());
    double part = snapSizeX(Math.clamp(wanted, Math.min(limits.beside(), whole / 2), whole));
    double rest = whole - part;
    double grip = GRIP / 2;
    switch (side) {
      case LEFT -> {
        beside.resizeRelocate(0, 0, part, height);
        main.resizeRelocate(part, 0, rest, height);
        divider.resizeRelocate(Math.floor(part - grip), 0, GRIP, height);
      }
      case RIGHT -> {
        main.resizeRelocate(0, 0, rest, height);
        beside.resizeRelocate(rest, 0, part, height);
        divider.resizeRelocate(Math.floor(rest - grip), 0, GRIP, height);
      }
      case TOP -> {
        beside.resizeRelocate(0, 0, width, part);
        main.resizeRelocate(0, part, width, rest);
        divider.resizeRelocate(0, Math.floor(part - grip), width, GRIP);
      }
      case BOTTOM -> {
        main.resizeRelocate(0, 0, width, rest);
        beside.resizeRelocate(0, rest, width, part);
        divider.resizeRelocate(0, Math.floor(rest - grip), width, GRIP);
      }
    }
  }
}
