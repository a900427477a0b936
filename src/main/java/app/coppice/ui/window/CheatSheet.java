package app.coppice.ui.window;

import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// All keys on one page, by group, and a field that finds some of them. FX thread only.
final class CheatSheet extends Sheet {
  private final List<KeyLines.Group> groups;
  private final TextField field = new TextField();
  private final VBox left = column();
  private final VBox right = column();
  private final HBox columns = new HBox(left, right);
  private final Label nothing = paragraph("");
  private final ScrollPane scroll = new ScrollPane(columns);

  CheatSheet(OverlayLayer overlays, List<Action> actions) {
    super(overlays, Messages.text("window.action.cheat-sheet"));
    KeyLines keys = new KeyLines(actions);
    groups = keys.groups();
    nothing.setText(Messages.text("window.keys.nothing", keys.keyOf("palette")));
    getStyleClass().add("cheat-sheet");
    columns.getStyleClass().add("columns");
    nothing.getStyleClass().add("muted");
    nothing.managedProperty().bind(nothing.visibleProperty());
    field.setPromptText(Messages.text("window.keys.find"));
    field.setAccessibleText(Messages.text("window.keys.find"));
    field.textProperty().subscribe(this::find);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    body(field, nothing, scroll);
  }

  void open() {
    open(field);
    // It stays as large as it is with all keys, whatever is looked for.
    scroll.setPrefViewportHeight(columns.prefHeight(-1));
  }

  private static VBox column() {
    VBox column = new VBox();
    column.getStyleClass().add("column");
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private void find(String query) {
    left.getChildren().clear();
    right.getChildren().clear();
    int[] lines = new int[2];
    for (KeyLines.Group each : groups) {
      KeyLines.Group found = query.isBlank() ? each : each.of(query.strip());
      if (!found.lines().isEmpty()) {
        int side = lines[0] <= lines[1] ? 0 : 1;
        lines[side] += found.lines().size() + 1;
        (side == 0 ? left : right).getChildren().add(page(found));
      }
    }
    nothing.setVisible(left.getChildren().isEmpty());
    scroll.setVvalue(0);
  }

  private void key(KeyEvent event) {
    double lines =
        switch (event.getCode()) {
          case UP -> -1;
          case DOWN -> 1;
          case PAGE_UP -> -page();
          case PAGE_DOWN -> page();
          case null, default -> 0;
        };
    double hidden = columns.getHeight() - scroll.getViewportBounds().getHeight();
    if (lines != 0 && hidden > 0) {
      scroll.setVvalue(Math.clamp(scroll.getVvalue() + lines * lineHeight() / hidden, 0, 1));
    }
    if (lines != 0) {
      event.consume();
    }
  }

  private double page() {
    return scroll.getViewportBounds().getHeight() / lineHeight() - 1;
  }

  /// By which the arrow keys scroll, in pixels.
  private double lineHeight() {
    return columns.lookup(".line") instanceof Region line ? Math.max(1, line.prefHeight(-1)) : 1;
  }

  private static Node page(KeyLines.Group group) {
    Label heading = new Label(group.title());
    heading.getStyleClass().add("region-title");
    Label where = new Label(group.where());
    where.getStyleClass().addAll("muted", "small");
    HBox head = new HBox(heading, where);
    head.getStyleClass().add("head");
    VBox page = new VBox(head);
    page.getStyleClass().add("group");
    group.lines().forEach(line -> page.getChildren().add(line(line)));
    if (!group.remark().isEmpty()) {
      Label remark = paragraph(group.remark());
      remark.getStyleClass().addAll("muted", "small");
      page.getChildren().add(remark);
    }
    return page;
  }

  /// A title that is too long for its line goes on in the next one.
  private static Node line(KeyLines.Line shown) {
    Label title = paragraph(shown.title());
    VBox words = new VBox(title);
    if (!shown.when().isEmpty()) {
      Label when = paragraph(shown.when());
      when.getStyleClass().addAll("muted", "small");
      words.getChildren().add(when);
    }
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(words);
    shown.keys().forEach(key -> line.getChildren().add(new KeyHint(key)));
    line.getStyleClass().add("line");
    return line;
  }
}
