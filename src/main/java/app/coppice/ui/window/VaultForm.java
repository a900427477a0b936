package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/// The parts that the vault's pages are made of. FX thread only.
final class VaultForm {
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

  static Label text(String key) {
    return Sheet.paragraph(Messages.text(key));
  }

  static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("form-heading");
    return label;
  }

  static Button accent(String key) {
    Button button = new Button(Messages.text(key));
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
