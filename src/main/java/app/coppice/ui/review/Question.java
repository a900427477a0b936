package app.coppice.ui.review;

import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks once more, in its place, before something is done: Enter does it, Escape leaves all as it
/// is. FX thread only.
class Question extends VBox {
  private final Label what = new Label();
  private final Button yes = Verbatim.button();
  private final Button no = Verbatim.button(Messages.text("review.question.cancel"));
  private final HBox buttons = new HBox(yes, no);
  private Runnable run = () -> {};

  Question() {
    getStyleClass().add("question");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    yes.setGraphic(new KeyHint("Enter"));
    yes.setContentDisplay(ContentDisplay.RIGHT);
    yes.setOnAction(_ -> {
      hide();
      run.run();
    });
    no.setGraphic(new KeyHint("Esc"));
    no.setContentDisplay(ContentDisplay.RIGHT);
    no.setOnAction(_ -> hide());
    buttons.getStyleClass().add("buttons");
    getChildren().addAll(what, buttons);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    hide();
  }

  private void key(KeyEvent event) {
    boolean choosing =
        getChildren().stream()
            .flatMap(child -> child.lookupAll(".combo-box").stream())
            .anyMatch(node -> node instanceof ComboBoxBase<?> box && box.isShowing());
    if (choosing) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      hide();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !writesLine(event)) {
      (no.isFocused() ? no : yes).fire();
      event.consume();
    }
  }

  /// Whether it begins a new line in a field of several; there it is done by Ctrl+Enter.
  private static boolean writesLine(KeyEvent event) {
    return event.getTarget() instanceof TextArea && !ReviewKey.COMMIT.matches(event);
  }

  /// Puts something between what is said and the buttons.
  final void between(Node node) {
    getChildren().add(1, node);
  }

  /// Says the other key on yes while somebody types in `field`: there Enter begins a new line.
  final void writesLines(TextArea field) {
    field
        .focusedProperty()
        .subscribe(typing -> {
          String enter = ReviewKey.COMMIT.combination().getDisplayText();
          yes.setGraphic(new KeyHint(typing ? enter : "Enter"));
        });
  }

  /// Asks, with the focus on yes.
  ///
  /// @param style of the button that does it: `accent` or `danger`
  final void ask(String text, String verb, String style, Runnable whenYes) {
    what.setText(text);
    yes.setText(verb);
    yes.getStyleClass().removeAll("accent", "danger");
    yes.getStyleClass().add(style);
    yes.setDisable(false);
    run = whenYes;
    setVisible(true);
    setManaged(true);
    yes.requestFocus();
  }

  /// Names the deed anew; the question stays.
  final void verb(String verb) {
    yes.setText(verb);
  }

  /// Says something newer of the same question; the focus stays where it is.
  final void say(String text) {
    what.setText(text);
  }

  final void hide() {
    setVisible(false);
    setManaged(false);
  }

  final Button yes() {
    return yes;
  }

  final String text() {
    return isVisible() ? what.getText() : "";
  }
}
