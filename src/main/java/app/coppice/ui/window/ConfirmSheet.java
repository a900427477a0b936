package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks before something that loses work; says what would be lost. The harmless answer has the
/// focus, unless asked otherwise. FX thread only.
final class ConfirmSheet extends Sheet {
  private final Button cancel;
  private final Button confirm;

  ConfirmSheet(
      OverlayLayer overlays, String title, List<String> sentences, String verb, Runnable run) {
    super(overlays, title);
    for (String sentence : sentences) {
      Label line = paragraph(sentence);
      body(line);
    }
    cancel = button(Messages.text("window.sheet.cancel"), this::close);
    confirm =
        button(
            verb,
            () -> {
              close();
              run.run();
            });
    confirm.getStyleClass().add("danger");
  }

  void open() {
    open(cancel);
  }

  /// Opens so that Enter confirms: what is lost can be had again, and Escape keeps it.
  void openForEnter() {
    open(confirm);
  }
}
