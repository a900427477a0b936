package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;

/// A passphrase that is typed twice, with advice how strong it is. FX thread only.
final class NewPassphrase {
  private final PasswordField first;
  private final PasswordField second = VaultForm.field("settings.vault.again");
  private final Consumer<String> tell;

  /// @param key of what the first field asks for
  /// @param tell says that the two differ
  NewPassphrase(String key, Consumer<String> tell) {
    first = VaultForm.field(key);
    this.tell = tell;
  }

  Node[] nodes() {
    return new Node[] {first, VaultForm.advice(first), second};
  }

  PasswordField first() {
    return first;
  }

  void onEnter(Runnable run) {
    second.setOnAction(_ -> run.run());
  }

  /// Hands it on once, when both are the same; else the focus is where it is to be mended.
  void take(Consumer<char[]> next) {
    if (first.getText().isEmpty()) {
      first.requestFocus();
    } else if (!first.getText().equals(second.getText())) {
      tell.accept(Messages.text("settings.vault.differ"));
      second.requestFocus();
    } else {
      next.accept(VaultForm.take(first));
      second.clear();
    }
  }
}
