package app.coppice.ui.window;

import app.coppice.text.Weakness;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/// The parts that the vault's pages are made of. FX thread only.
final class VaultForm {
  private static final PseudoClass WEAK = PseudoClass.getPseudoClass("weak");

  private VaultForm() {}

  /// What was typed; the field is empty then.
  static char[] take(PasswordField field) {
    char[] taken = field.getText().toCharArray();
    field.clear();
    return taken;
  }

  /// Hands on what was typed; where nothing was, the focus goes to the field instead.
  static void typed(PasswordField field, Consumer<char[]> next) {
    if (field.getText().isEmpty()) {
      field.requestFocus();
    } else {
      next.accept(take(field));
    }
  }

  static PasswordField field(String key) {
    PasswordField field = new PasswordField();
    field.setPromptText(Messages.text(key));
    field.setAccessibleText(Messages.text(key));
    return field;
  }

  /// Says beside a new passphrase what makes a good one, or why this one is easily guessed. Advice,
  /// not a bar; its height never changes, so that nothing moves.
  static Label advice(PasswordField fresh) {
    Label advice = new Label();
    advice.getStyleClass().addAll("muted", "small", "passphrase-advice");
    advice.setWrapText(true);
    fresh
        .textProperty()
        .subscribe(text -> {
          Optional<Weakness> weakness = Weakness.of(text);
          advice.setText(advice(text, weakness));
          advice.pseudoClassStateChanged(WEAK, weakness.isPresent());
        });
    return advice;
  }

  private static String advice(String text, Optional<Weakness> weakness) {
    if (text.isEmpty()) {
      return Messages.text("settings.vault.good");
    }
    return weakness
        .map(it ->
            Messages.text("settings.vault.weak." + it.name().toLowerCase(Locale.ROOT))
                + " "
                + Messages.text("settings.vault.good"))
        .orElse("");
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
