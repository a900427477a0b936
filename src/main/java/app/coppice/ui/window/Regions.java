package app.coppice.ui.window;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window's four regions: sidebar, chat, console below it, review beside it. They keep their
/// sizes in pixels, and come back as they were. FX thread only.
final class Regions {
  private final StackPane root = new StackPane();
  private final Region welcome;
  private final SideSplit sidebar;
  private final SideSplit review;
  private final SideSplit console;

  Regions(Region sidebarNode, Region chatNode, Region consoleNode, Region reviewNode, Region none) {
    welcome = none;
    console = new SideSplit(Side.BOTTOM, chatNode, consoleNode, new SideSplit.Limits(200, 80));
    review = new SideSplit(Side.RIGHT, console, reviewNode, new SideSplit.Limits(360, 240));
    StackPane centre = new StackPane(review, welcome);
    sidebar = new SideSplit(Side.LEFT, centre, sidebarNode, new SideSplit.Limits(360, 180));
    root.getChildren().add(sidebar);
    showWelcome(true);
  }

  Region node() {
    return root;
  }

  SideSplit sidebar() {
    return sidebar;
  }

  SideSplit review() {
    return review;
  }

  SideSplit console() {
    return console;
  }

  /// Makes the region that holds the focus larger, or smaller when negative; the middle grows at
  /// the cost of the console.
  void growFocused(@Nullable Node focusOwner, double pixels) {
    if (sidebar.holds(focusOwner)) {
      sidebar.growSide(pixels);
    } else if (review.holds(focusOwner)) {
      review.growSide(pixels);
    } else if (console.holds(focusOwner)) {
      console.growSide(pixels);
    } else if (console.shown()) {
      console.growSide(-pixels);
    } else {
      review.growSide(-pixels);
    }
  }

  /// Shows what to do instead of a session.
  void showWelcome(boolean shown) {
    welcome.setVisible(shown);
    review.setVisible(!shown);
  }

  /// Brings the middle back where the review stands in its place.
  void showMiddle() {
    review.showMain();
  }

  boolean reviewVisible() {
    return review.isVisible() && !review.foldedProperty().get();
  }

  boolean consoleVisible() {
    return review.isVisible() && console.shown() && !review.aloneProperty().get();
  }

  void apply(WindowLayout layout) {
    apply(sidebar, layout.sidebarWidth(), layout.sidebarFolded());
    apply(review, layout.reviewWidth(), layout.reviewFolded());
    apply(console, layout.consoleHeight(), layout.consoleFolded());
  }

  private static void apply(SideSplit split, double extent, boolean folded) {
    split.resizeSide(extent);
    if (folded) {
      split.fold();
    } else {
      split.unfold();
    }
    split.showMain();
  }
}
