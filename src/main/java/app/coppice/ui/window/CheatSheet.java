package app.coppice.ui.window;

import app.coppice.ui.chat.ComposerKey;
import app.coppice.ui.chat.RequestKey;
import app.coppice.ui.console.ConsoleKey;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.ReviewKey;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// All keys on one page, by group, as the key map and the panes have them. FX thread only.
final class CheatSheet extends Sheet {
  private static final String FIRST_NUMBERED = "session-1";
  private static final String NUMBERED = "session-\\d";

  private final ScrollPane scroll;

  CheatSheet(OverlayLayer overlays, List<Action> actions) {
    super(overlays, Messages.text("window.action.cheat-sheet"));
    getStyleClass().add("cheat-sheet");
    VBox left = new VBox();
    VBox right = new VBox();
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("columns");
    for (VBox column : List.of(left, right)) {
      column.getStyleClass().add("column");
      HBox.setHgrow(column, Priority.ALWAYS);
    }
    List<VBox> groups = new ArrayList<>();
    for (Action.Group each : Action.Group.values()) {
      VBox group = group(each, actions);
      if (each == Action.Group.TERMINAL) {
        keys(group, ConsoleKey.values());
        group.getChildren().add(wayOut(actions));
      }
      groups.add(group);
    }
    groups.add(group("request", RequestKey.values()));
    groups.add(group("composer", ComposerKey.values()));
    groups.add(group("review-pane", ReviewKey.values()));
    for (VBox group : groups) {
      if (group.getChildren().size() > 1) {
        (lines(left) <= lines(right) ? left : right).getChildren().add(group);
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

  private static int lines(VBox column) {
    return column.getChildren().stream()
        .mapToInt(group -> ((VBox) group).getChildren().size())
        .sum();
  }

  private static VBox group(Action.Group group, List<Action> actions) {
    Label heading = new Label(group.title());
    heading.getStyleClass().add("region-title");
    VBox page = new VBox(heading);
    page.getStyleClass().add("group");
    for (Action action : actions) {
      if (action.group() != group || action.keys().isEmpty()) {
        continue;
      }
      List<KeyHint> keys = action.keys().stream().map(KeyHint::new).toList();
      if (action.id().equals(FIRST_NUMBERED)) {
        String title = Messages.text("window.keys.numbered");
        page.getChildren().add(line(title, List.of(keys.getFirst(), lastNumbered(actions))));
      } else if (!action.id().matches(NUMBERED)) {
        page.getChildren().add(line(action.title(), keys));
      }
    }
    return page;
  }

  /// The keys that a pane answers itself.
  private static VBox group(String name, PaneKey[] keys) {
    VBox page = new VBox();
    page.getStyleClass().add("group");
    Label heading = new Label(Messages.text("window.group." + name));
    heading.getStyleClass().add("region-title");
    page.getChildren().add(heading);
    keys(page, keys);
    return page;
  }

  private static void keys(VBox page, PaneKey[] keys) {
    for (PaneKey key : keys) {
      page.getChildren().add(line(key.title(), List.of(new KeyHint(key.combination()))));
    }
  }

  /// Which keys a terminal keeps, and the one that leads out of it.
  private static Label wayOut(List<Action> actions) {
    String key =
        actions.stream()
            .filter(each -> each.id().equals("next-pane"))
            .map(each -> each.keys().getLast().getDisplayText())
            .findFirst()
            .orElse("");
    Label label = new Label(Messages.text("window.keys.in-terminal", key));
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /// The nine that differ by a digit alone share a line.
  private static KeyHint lastNumbered(List<Action> actions) {
    return actions.stream()
        .filter(each -> each.id().matches(NUMBERED))
        .reduce((earlier, later) -> later)
        .map(each -> new KeyHint(each.keyText()))
        .orElseThrow();
  }

  private static HBox line(String title, List<KeyHint> keys) {
    HBox line = new HBox(new Label(title), gap());
    line.getChildren().addAll(keys);
    line.getStyleClass().add("line");
    return line;
  }
}
