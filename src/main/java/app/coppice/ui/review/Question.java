package app.coppice.ui.review;

import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.stream.Stream;
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

/// Asks once more, in its place, before something is done: Enter does it, or what else has the
/// focus; Escape leaves all as it is. FX thread only.
class Question extends VBox {
  private final Label what = new Label();
  private final Button yes = Verbatim.button();
  private final Button no = Verbatim.button(Messages.text("review.question.cancel"));
  private final Button other = Verbatim.button();
  private final HBox buttons = new HBox(yes, other, no);
  private Runnable run = () -> {};

  Question() {
    getStyleClass().add("question");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE);
    yes.setGraphic(new KeyHint("Enter"));
    yes.setContentDisplay(ContentDisplay.RIGHT);
    other.managedProperty().bind(other.visibleProperty());
    other.setVisible(false);
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
      Stream.of(other, no).filter(Button::isFocused).findFirst().orElse(yes).fire();
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
    stand(text, verb, style, whenYes);
    yes.requestFocus();
  }

  /// Asks without a claim to the focus.
  ///
  /// @param style as in {@link #ask}
  final void stand(String text, String verb, String style, Runnable whenYes) {
    what.setText(text);
    yes.setText(verb);
    yes.getStyleClass().removeAll("accent", "danger");
    yes.getStyleClass().add(style);
    yes.setDisable(false);
    run = whenYes;
    setVisible(true);
    setManaged(true);
    other.setVisible(false);
  }

  /// Offers a second deed beside the one that is asked about, until the next question.
  ///
  /// @param style of its button: `accent` or `danger`
  final void offer(String verb, String style, Runnable instead) {
    other.setText(verb);
    other.getStyleClass().removeAll("accent", "danger");
    other.getStyleClass().add(style);
    other.setOnAction(_ -> {
      hide();
      instead.run();
    });
    other.setVisible(true);
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

  /// The second deed; out of view where there is none.
  final Button other() {
    return other;
  }

  final String text() {
    return isVisible() ? what.getText() : "";
  }
}
