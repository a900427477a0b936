package app.coppice.ui.window;

import app.coppice.ui.kit.Focus;
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
/// can be folded away. Where there is no room for both, one of them has it all: the main region, or
/// the other while the person is there. FX thread only.
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
  private final ReadOnlyBooleanWrapper inView = new ReadOnlyBooleanWrapper(this, "inView");
  private final ReadOnlyBooleanWrapper alone = new ReadOnlyBooleanWrapper(this, "alone");
  private boolean suppressed;

  /// Of the two that have no room together, the one beside is wanted.
  private boolean wanted;

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
    widthProperty().subscribe(this::arrange);
    heightProperty().subscribe(this::arrange);
  }

  /// Whether the part beside is seen: neither folded nor without room.
  ReadOnlyBooleanProperty inViewProperty() {
    return inView.getReadOnlyProperty();
  }

  /// Whether the part beside stands in the place of the main region, for want of room.
  ReadOnlyBooleanProperty aloneProperty() {
    return alone.getReadOnlyProperty();
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
    return Focus.holds(beside, focusOwner);
  }

  void fold() {
    folded.set(true);
    wanted = false;
    refresh();
  }

  /// Shows the part beside, in place of the main region where there is no room for both.
  void unfold() {
    folded.set(false);
    wanted = true;
    refresh();
  }

  /// Shows the main region: where there is no room for both, the part beside gives way.
  void showMain() {
    wanted = false;
    refresh();
  }

  /// Folds or unfolds; where there is no room for both, changes between them.
  void toggle() {
    if (!inView.get()) {
      unfold();
    } else if (alone.get()) {
      showMain();
    } else {
      fold();
    }
  }

  /// Hides the part beside while there is nothing to show in it; folding is not touched.
  void suppress(boolean hide) {
    suppressed = hide;
    refresh();
  }

  private void refresh() {
    arrange();
    requestLayout();
  }

  /// Decides what is seen; before the layout, in which nothing may come or go.
  private void arrange() {
    boolean crowded = shown() && whole() > 0 && whole() < limits.main() + limits.beside();
    // Who works in it keeps it when the window becomes narrow.
    wanted = wanted || (crowded && inView.get() && !alone.get() && Focus.isIn(beside));
    alone.set(crowded && wanted);
    inView.set(shown() && (!crowded || wanted));
    main.setVisible(!alone.get());
    beside.setVisible(inView.get());
    divider.setVisible(inView.get() && !crowded);
  }

  private double whole() {
    return vertical() ? getHeight() : getWidth();
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
    return whole() - leastOfMain();
  }

  /// What the main region needs now: by its limit, and as high as what is in it.
  private double leastOfMain() {
    return vertical() ? Math.max(limits.main(), main.minHeight(getWidth())) : limits.main();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (!beside.isVisible() || !main.isVisible()) {
      (main.isVisible() ? main : beside).resizeRelocate(0, 0, width, height);
      return;
    }
    double whole = whole();
    double fitting = Math.min(extent.get(), most());
    double part = snapSizeX(Math.clamp(fitting, Math.min(limits.beside(), whole / 2), whole));
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
