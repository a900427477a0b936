package app.coppice.ui.kit.find;

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

/// The bar that finds text in a pane while it is typed. Enter goes on in the pane's direction, with
/// Shift the other way, and so does F3; Escape closes it. FX thread only.
public final class FindBar extends HBox {
  /// Where Enter goes.
  public enum Onward {
    /// To what came before: where the newest is at the end.
    UP,
    DOWN
  }

  private final Finds finds;
  private final Onward onward;
  private final Runnable over;
  private final TextField field = new TextField();
  private final ToggleButton exactCase = Verbatim.toggleButton("Aa");
  private final ToggleButton expression = Verbatim.toggleButton(".*");
  private final Label count = new Label();
  private final Subscription following;

  /// @param prompt what is found where
  /// @param over runs after it was closed
  public FindBar(Finds finds, Onward onward, String prompt, Runnable over) {
    this.finds = finds;
    this.onward = onward;
    this.over = over;
    getStyleClass().add("find-bar");
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    setHgrow(field, Priority.ALWAYS);
    name(exactCase, Messages.text("kit.find.case"));
    name(expression, Messages.text("kit.find.expression"));
    count.getStyleClass().add("find-count");
    String on = Messages.text("kit.find.enter");
    String back = Messages.text("kit.find.shift-enter");
    boolean up = onward == Onward.UP;
    getChildren()
        .addAll(
            field,
            exactCase,
            expression,
            count,
            button(Icon.UP.node(), "kit.find.previous", up ? on : back, finds::previous),
            button(Icon.DOWN.node(), "kit.find.next", up ? back : on, finds::next),
            button(Icon.CLOSE.node(), "kit.find.close", "", this::close));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    finds.onChanged(this::tell);
    following =
        Subscription.combine(
            field.textProperty().subscribe(this::look),
            exactCase.selectedProperty().subscribe(this::look),
            expression.selectedProperty().subscribe(this::look));
  }

  private static Button button(Node icon, String key, String keys, Runnable action) {
    Button button = Verbatim.button();
    button.setGraphic(icon);
    button.getStyleClass().addAll("flat", "icon-button");
    button.setFocusTraversable(false);
    button.setAccessibleText(Messages.text(key, keys));
    button.setTooltip(new Tooltip(Messages.text(key, keys)));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static void name(ToggleButton button, String text) {
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.getStyleClass().add("flat");
    button.setMinWidth(USE_PREF_SIZE); // in a narrow pane the field gives way
  }

  /// Takes the keyboard; `text` is looked for when there is any.
  public void open(String text) {
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
    finds.look(query().pattern());
    if (query().pattern().isEmpty()) {
      tell();
    }
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
      return Messages.text("kit.find.wrong");
    }
    return switch (finds.reach()) {
      case TOO_SLOW -> Messages.text("kit.find.slow");
      case WHOLE -> counted("kit.find.count");
      case MOST -> counted("kit.find.most");
      case LOOKING -> counted(finds.count() == 0 ? "kit.find.looking" : "kit.find.most");
    };
  }

  private String counted(String key) {
    return Messages.text(key, finds.position(), finds.count());
  }

  /// Goes on to the next find in the pane's direction.
  public void goOn() {
    if (onward == Onward.UP) {
      finds.previous();
    } else {
      finds.next();
    }
  }

  /// Goes the other way.
  public void goBack() {
    if (onward == Onward.UP) {
      finds.next();
    } else {
      finds.previous();
    }
  }

  /// Closes it and forgets what was found.
  public void close() {
    following.unsubscribe();
    finds.onChanged(() -> {});
    finds.close();
    over.run();
  }

  private void pressed(KeyEvent event) {
    boolean enter = event.getCode() == KeyCode.ENTER && field.isFocused();
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    } else if (!enter && event.getCode() != KeyCode.F3) {
      return;
    } else if (event.isShiftDown()) {
      goBack();
    } else {
      goOn();
    }
    event.consume();
  }
}
