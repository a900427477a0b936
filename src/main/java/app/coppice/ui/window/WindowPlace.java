package app.coppice.ui.window;

import app.coppice.ui.console.KeptSplit;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.review.ReviewLook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// Puts the window back where it was, if that is still on a screen. FX thread only.
final class WindowPlace {
  private static final double FIRST_WIDTH = 1280;
  private static final double FIRST_HEIGHT = 800;

  /// Of the title bar, so that the mouse can still take it.
  private static final double MUST_SHOW = 80;

  private static final Duration SETTLES = Duration.ofSeconds(2);

  private final Stage stage;

  WindowPlace(Stage stage) {
    this.stage = stage;
  }

  void restore(WindowLayout layout) {
    stage.setMinWidth(640);
    stage.setMinHeight(420);
    if (layout.width() > 0 && onScreen(layout)) {
      place(new Rectangle2D(layout.x(), layout.y(), layout.width(), layout.height()));
      fit();
      stage.setMaximized(layout.maximized());
    } else {
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      place(
          within(
              new Rectangle2D(
                  screen.getMinX() + Math.max(0, screen.getWidth() - FIRST_WIDTH) / 2,
                  screen.getMinY() + Math.max(0, screen.getHeight() - FIRST_HEIGHT) / 2,
                  FIRST_WIDTH,
                  FIRST_HEIGHT),
              screen));
    }
  }

  /// Paints the window once where nobody sees it: style, layout and the shapes of the letters take
  /// a while, in which a window that is shown already would be black. What is left of that while
  /// the window is transparent, where the system can do so.
  void paintBeforeShown(Scene scene) {
    if (scene.getRoot() instanceof Region page) {
      page.setPrefSize(stage.getWidth(), stage.getHeight());
      scene.snapshot(null);
      page.setPrefSize(Region.USE_COMPUTED_SIZE, Region.USE_COMPUTED_SIZE);
    }
    stage.setOpacity(0);
    FirstFrame.then(() -> stage.setOpacity(1));
  }

  /// Title bar and borders are known only once the window stands, and come on top of the size that
  /// it was given: until it is used, it is brought back as far as they push it off the screen.
  void keepOnScreen() {
    Runnable fit = this::fit;
    Subscription follows =
        Subscription.combine(
            stage.xProperty().subscribe(fit),
            stage.yProperty().subscribe(fit),
            stage.widthProperty().subscribe(fit),
            stage.heightProperty().subscribe(fit));
    FxThread.later(SETTLES, follows::unsubscribe);
  }

  private void fit() {
    if (!stage.isMaximized() && !stage.isIconified() && stage.getHeight() > 0) {
      Rectangle2D now =
          new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
      Screen.getScreensForRectangle(now).stream()
          .findFirst()
          .map(screen -> within(now, screen.getVisualBounds()))
          .filter(fitting -> !fitting.equals(now))
          .ifPresent(this::place);
    }
  }

  private void place(Rectangle2D where) {
    stage.setX(where.getMinX());
    stage.setY(where.getMinY());
    stage.setWidth(where.getWidth());
    stage.setHeight(where.getHeight());
  }

  /// `window` moved, and only then made smaller, so that nothing of it is off `screen`.
  static Rectangle2D within(Rectangle2D window, Rectangle2D screen) {
    double width = Math.min(window.getWidth(), screen.getWidth());
    double height = Math.min(window.getHeight(), screen.getHeight());
    return new Rectangle2D(
        Math.clamp(window.getMinX(), screen.getMinX(), screen.getMaxX() - width),
        Math.clamp(window.getMinY(), screen.getMinY(), screen.getMaxY() - height),
        width,
        height);
  }

  /// The layout as it is now.
  WindowLayout capture(
      Regions regions,
      String selected,
      List<String> toggledGroups,
      WindowLayout.Grid grid,
      Map<String, List<KeptSplit>> consoles,
      ReviewLook review) {
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
        grid,
        consoles,
        review);
  }

  private static boolean onScreen(WindowLayout layout) {
    return Screen.getScreensForRectangle(
                layout.x() + layout.width() / 2 - MUST_SHOW / 2, layout.y(), MUST_SHOW, 1)
            .size()
        > 0;
  }
}
