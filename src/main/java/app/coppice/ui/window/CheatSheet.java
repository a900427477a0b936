package app.coppice.ui.window;

import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All keys on one page, by group. FX thread only.
final class CheatSheet extends Sheet {
  private final ScrollPane scroll;

  CheatSheet(OverlayLayer overlays, List<Action> actions) {
    super(overlays, Messages.text("window.action.cheat-sheet"));
    getStyleClass().add("cheat-sheet");
    FlowPane columns = new FlowPane();
    columns.getStyleClass().add("columns");
    for (Action.Group group : Action.Group.values()) {
      VBox column = column(group, actions);
      if (column.getChildren().size() > 1) {
        columns.getChildren().add(column);
      }
    }
    scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    body(scroll);
  }

  void open() {
    open(scroll);
  }

  private static VBox column(Action.Group group, List<Action> actions) {
    Label heading = new Label(group.title());
    heading.getStyleClass().add("region-title");
    VBox column = new VBox(heading);
    column.getStyleClass().add("column");
    for (Action action : actions) {
      if (action.group() == group && !action.keys().isEmpty()) {
        HBox line = new HBox(new Label(action.title()), gap());
        action.keys().forEach(key -> line.getChildren().add(new KeyHint(key)));
        line.getStyleClass().add("line");
        column.getChildren().add(line);
      }
    }
    return column;
  }
}
