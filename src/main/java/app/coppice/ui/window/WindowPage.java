package app.coppice.ui.window;

import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Everything in the window: the regions, the status below them, sheets above; folders can be
/// dropped anywhere. A notice lies over the status and, when it is long, over the foot of the
/// regions: nothing moves from under the mouse when one comes or goes. FX thread only.
final class WindowPage extends StackPane {
  WindowPage() {
    getStyleClass().add("main-window");
    getStylesheets().add(Appearance.stylesheet("/app/coppice/ui/window/window.css"));
  }

  /// @param dropped takes what was dropped
  void fill(
      Node regions,
      NoticeBar notices,
      StatusBar status,
      OverlayLayer overlays,
      Consumer<List<Path>> dropped) {
    BorderPane page = new BorderPane(regions);
    page.setBottom(status);
    setAlignment(notices, Pos.BOTTOM_CENTER);
    notices.setMaxHeight(USE_PREF_SIZE);
    Region highlight = new Region();
    highlight.getStyleClass().add("drop-highlight");
    getChildren().setAll(page, notices, overlays, highlight);
    new DropTarget(highlight, dropped).install(this);
  }
}
