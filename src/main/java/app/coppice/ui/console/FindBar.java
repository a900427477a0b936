package app.coppice.ui.console;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/// The bar that finds text in a terminal while it is typed. Enter goes up to the find before, with
/// Shift down; Escape closes it. FX thread only.
final class FindBar extends HBox {
  private final Finder finder;
  private final Runnable over;
  private final TextField field = new TextField();
  private final ToggleButton exactCase = Verbatim.toggleButton("Aa");
  private final ToggleButton expression = Verbatim.toggleButton(".*");
  private final Label count = new Label();
  private final Subscription following;

  /// @param over runs after it was closed
  FindBar(Finder finder, Runnable over) {
    this.finder = finder;
    this.over = over;
    getStyleClass().add("console-find");
    field.setPromptText(Messages.text("console.find.prompt"));
    field.setAccessibleText(Messages.text("console.find.prompt"));
    setHgrow(field, Priority.ALWAYS);
    name(exactCase, Messages.text("console.find.case"));
    name(expression, Messages.text("console.find.expression"));
    count.getStyleClass().add("console-find-count");
    getChildren()
        .addAll(
            field,
            exactCase,
            expression,
            count,
            button(Icon.UP.node(), "console.find.previous", finder::previous),
            button(Icon.DOWN.node(), "console.find.next", finder::next),
            button(Icon.CLOSE.node(), "console.find.close", this::close));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    finder.onChanged(this::tell);
    following =
        Subscription.combine(
            field.textProperty().subscribe(this::look),
            exactCase.selectedProperty().subscribe(this::look),
            expression.selectedProperty().subscribe(this::look));
  }

  private static Button button(Node icon, String key, Runnable action) {
    Button button = Verbatim.button();
    button.setGraphic(icon);
    button.getStyleClass().addAll("flat", "icon-button");
    button.setFocusTraversable(false);
    button.setAccessibleText(Messages.text(key));
    button.setTooltip(new Tooltip(Messages.text(key)));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static void name(ToggleButton button, String text) {
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.getStyleClass().add("flat");
  }

  /// Takes the keyboard; `text` is looked for when there is any.
  void open(String text) {
    if (!text.isEmpty() && text.indexOf('\n') < 0) {
      field.setText(text);
    }
    field.requestFocus();
    field.selectAll();
  }

  private FindQuery query() {
    return new FindQuery(field.getText(), expression.isSelected(), exactCase.isSelected());
  }

  private void look() {
    finder.look(query().pattern());
  }

  private void tell() {
    count.setText(words());
  }

  private String words() {
    FindQuery query = query();
    if (query.text().isEmpty()) {
      return "";
    }
    if (query.pattern().isEmpty()) {
      return Messages.text("console.find.wrong");
    }
    if (finder.isTooSlow()) {
      return Messages.text("console.find.slow");
    }
    String key = finder.count() < Finder.MOST ? "console.find.count" : "console.find.most";
    return Messages.text(key, finder.position(), finder.count());
  }

  /// Closes it and forgets what was found.
  void close() {
    following.unsubscribe();
    finder.onChanged(() -> {});
    finder.close();
    over.run();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      close();
    } else if (event.getCode() == KeyCode.ENTER && field.isFocused()) {
      event.consume();
      if (event.isShiftDown()) {
        finder.next();
      } else {
        finder.previous();
      }
    }
  }
}
