package planted.coppice.ui.window;

import javafx.scene.control.Button;

/// Breaks the rule on purpose.
final class ParsesMnemonics {
  Button button() {
    return new Button("edit_file");
  }
}
