package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/// The parts that the vault's pages are made of. FX thread only.
final class VaultForm {
  /// With fewer characters than these, or fewer different ones, trying all is within reach of
  /// somebody who has the file, whatever a try costs.
  private static final int STRONG_LENGTH = 12;

  private static final int STRONG_VARIETY = 6;

  private VaultForm() {}

  /// What was typed; the field is empty then.
  static char[] take(PasswordField field) {
    char[] taken = field.getText().toCharArray();
    field.clear();
    return taken;
  }

  static PasswordField field(String key) {
    PasswordField field = new PasswordField();
    field.setPromptText(Messages.text(key));
    field.setAccessibleText(Messages.text(key));
    return field;
  }

  /// Says beside a new passphrase that it is easily guessed, for as long as it is. Advice, not a
  /// bar; the line is there from the start, so that nothing moves.
  static Label advice(PasswordField fresh) {
    Label advice = new Label(Messages.text("settings.vault.weak"));
    advice.getStyleClass().addAll("muted", "small", "weak-passphrase");
    advice.setWrapText(true);
    advice
        .visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> weak(fresh.getText()), fresh.textProperty()));
    return advice;
  }

  private static boolean weak(String passphrase) {
    return !passphrase.isEmpty()
        && (passphrase.length() < STRONG_LENGTH
            || passphrase.chars().distinct().count() < STRONG_VARIETY);
  }

  static Label text(String key) {
    return Sheet.paragraph(Messages.text(key));
  }

  static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-heading");
    return label;
  }

  static Button accent(String key) {
    Button button = Verbatim.button(Messages.text(key));
    button.getStyleClass().add("accent");
    return button;
  }

  static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("line");
    return line;
  }

  /// Says beside a button that its work goes on. It takes no line of its own: nothing moves.
  static Label working(Button button) {
    Label working = new Label(Messages.text("settings.vault.working"));
    working.getStyleClass().addAll("muted", "small", "working");
    if (button.getParent() instanceof HBox line) {
      line.getChildren().add(line.getChildren().indexOf(button) + 1, working);
    }
    return working;
  }

  static void takeOut(Label working) {
    if (working.getParent() instanceof HBox line) {
      line.getChildren().remove(working);
    }
  }
}
