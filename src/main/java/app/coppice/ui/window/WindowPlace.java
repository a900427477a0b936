package app.coppice.ui.window;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts the window back where it was, if that is still on a screen. FX thread only.
final class WindowPlace {
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;

  /// Of the title bar, so that the mouse can still take it.
  private static final double MUST_SHOW = 80;

  private final Stage stage;

  WindowPlace(Stage stage) {
    this.stage = stage;
  }

  void restore(WindowLayout layout) {
    stage.setMinWidth(640);
    stage.setMinHeight(420);
    if (layout.width() > 0 && onScreen(layout)) {
      stage.setX(layout.x());
      stage.setY(layout.y());
      stage.setWidth(layout.width());
      stage.setHeight(layout.height());
      stage.setMaximized(layout.maximized());
    } else {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      stage.setWidth(Math.min(FIRST_WIDTH, screen.getWidth()));
      stage.setHeight(Math.min(FIRST_HEIGHT, screen.getHeight()));
    }
  }

  /// The layout as it is now.
  WindowLayout capture(
      Regions regions, String selected, List<String> toggledGroups, WindowLayout.Grid grid) {
    return new WindowLayout(
        stage.getX(),
        stage.getY(),
        stage.getWidth(),
        stage.getHeight(),
        stage.isMaximized(),
        regions.sidebar().extentProperty().get(),
        regions.sidebar().foldedProperty().get(),
        regions.review().extentProperty().get(),
        regions.review().foldedProperty().get(),
        regions.console().extentProperty().get(),
        regions.console().foldedProperty().get(),
        selected,
        toggledGroups,
        grid);
  }

  private static boolean onScreen(WindowLayout layout) {
    return Screen.getScreensForRectangle(
                layout.x() + layout.width() / 2 - MUST_SHOW / 2, layout.y(), MUST_SHOW, 1)
            .size()
        > 0;
  }
}
