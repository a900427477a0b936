package app.coppice.ui.console;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar that asks before several lines are pasted into a program that would run each as it
/// comes. Enter pastes, Escape doesn't. FX thread only.
final class PasteQuestion extends HBox {
  private final Button paste = Verbatim.button(Messages.text("console.paste.yes"));
  private final Runnable over;

  /// @param over runs after either answer
  PasteQuestion(String text, Runnable accepted, Runnable over) {
    this.over = over;
    getStyleClass().add("console-question");
    long lines = Math.max(1, text.strip().lines().count());
    Label label = new Label(Messages.text("console.paste.question", lines));
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    Button cancel = Verbatim.button(Messages.text("console.paste.no"));
    paste.setDefaultButton(false);
    paste.setOnAction(_ -> {
      over.run();
      accepted.run();
    });
    cancel.setOnAction(_ -> over.run());
    getChildren().addAll(label, space, paste, cancel);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// Gives the answer that pastes the keyboard.
  void focus() {
    paste.requestFocus();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      over.run();
    } else if (event.getCode() == KeyCode.ENTER && paste.isFocused()) {
      event.consume();
      paste.fire();
    }
  }
}
