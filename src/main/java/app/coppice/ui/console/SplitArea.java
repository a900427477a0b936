package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import app.coppice.ui.console.Split.Way;
import app.coppice.ui.console.SplitPlan.Divider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// The terminals of one tab and the lines between them, which the mouse moves. FX thread only.
final class SplitArea extends Region {
  /// The strip that takes the mouse; its hairline is drawn by CSS.
  private static final double GRIP = 5;

  private final Sharing sharing;
  private final List<TerminalView> views = new ArrayList<>();
  private final List<Region> lines = new ArrayList<>();
  private Split split;

  /// Is told when a part is to be divided anew.
  interface Sharing {
    /// @param path see [Split#shared]
    void share(String path, double share);
  }

  SplitArea(Split split, Function<Terminal, TerminalView> view, Sharing sharing) {
    this.sharing = sharing;
    this.split = split;
    show(split, view);
  }

  /// Shows these terminals; a view that stays is not touched but for its place.
  void show(Split now, Function<Terminal, TerminalView> view) {
    split = now;
    List<TerminalView> next = now.terminals().stream().map(view).toList();
    if (!next.equals(views) || lines.size() != next.size() - 1) {
      views.clear();
      views.addAll(next);
      lines.clear();
      for (Divider each : plan().dividers()) {
        lines.add(line(each.path()));
      }
      getChildren().setAll(views);
      getChildren().addAll(lines);
    }
    requestLayout();
  }

  SplitPlan plan() {
    return SplitPlan.of(split, snapSizeX(getWidth()), snapSizeY(getHeight()));
  }

  private Region line(String path) {
    Region line = new Region();
    line.getStyleClass().add("console-divider");
    line.setOnMouseDragged(event -> {
      Point2D point = sceneToLocal(event.getSceneX(), event.getSceneY());
      for (Divider divider : plan().dividers()) {
        if (divider.path().equals(path)) {
          sharing.share(path, divider.share(point.getX(), point.getY()));
        }
      }
      event.consume();
    });
    return line;
  }

  @Override
  protected void layoutChildren() {
    SplitPlan plan = plan();
    for (TerminalView view : views) {
      plan.area(view.terminal()).ifPresent(area -> place(view, area));
    }
    for (int i = 0; i < lines.size() && i < plan.dividers().size(); i++) {
      Divider divider = plan.dividers().get(i);
      Region line = lines.get(i);
      Rectangle2D at = divider.line();
      boolean beside = divider.way() == Way.BESIDE;
      double before = Math.floor(GRIP / 2);
      line.setCursor(beside ? Cursor.H_RESIZE : Cursor.V_RESIZE);
      line.getStyleClass().setAll("console-divider", beside ? "horizontal" : "vertical");
      place(
          line,
          beside
              ? new Rectangle2D(at.getMinX() - before, at.getMinY(), GRIP, at.getHeight())
              : new Rectangle2D(at.getMinX(), at.getMinY() - before, at.getWidth(), GRIP));
    }
  }

  private static void place(Region node, Rectangle2D area) {
    node.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
  }
}
