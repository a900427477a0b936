package app.coppice.ui.window;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.LowScroll;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A small page over the window: a title, what it is about, and buttons. FX thread only.
class Sheet extends VBox {
  private final OverlayLayer overlays;
  private final HBox buttons = new HBox();

  Sheet(OverlayLayer overlays, String title) {
    this.overlays = overlays;
    getStyleClass().add("page-sheet");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    Label heading = new Label(title);
    heading.getStyleClass().add("sheet-title");
    // A question names its session, however long that is called.
    heading.setWrapText(true);
    heading.setMinHeight(USE_PREF_SIZE);
    Button close = Verbatim.button();
    close.setGraphic(Icon.CLOSE.node());
    close.getStyleClass().addAll("flat", "icon-button");
    close.setAccessibleText(Messages.text("window.sheet.close"));
    close.setOnAction(ignored -> dismiss());
    close.setFocusTraversable(false);
    HBox line = new HBox(heading, gap(), close);
    line.getStyleClass().add("sheet-header");
    buttons.getStyleClass().add("sheet-buttons");
    getChildren().add(line);
  }

  /// Puts the body in; the buttons stay below it.
  final void body(Node... nodes) {
    getChildren().addAll(nodes);
    if (!buttons.getChildren().isEmpty()) {
      getChildren().remove(buttons);
      getChildren().add(buttons);
    }
  }

  final Button button(String text, Runnable run) {
    Button button = Verbatim.button(text);
    button.setOnAction(ignored -> run.run());
    buttons.getChildren().add(button);
    if (!getChildren().contains(buttons)) {
      getChildren().add(buttons);
    }
    return button;
  }

  /// Puts a remark at the start of the row of buttons.
  final void remark(Node node) {
    buttons.getChildren().addFirst(gap());
    buttons.getChildren().addFirst(node);
  }

  final void open(Node first) {
    overlays.open(this, first);
  }

  /// Escape, a click beside the sheet or its cross: closes it, unless something would be lost.
  void dismiss() {
    close();
  }

  final void close() {
    overlays.close(this);
  }

  final OverlayLayer overlays() {
    return overlays;
  }

  /// Lets `content` scroll where the window is too low for all of it; the buttons stay in view.
  static LowScroll scrolling(Region content) {
    return new LowScroll(content);
  }

  static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
