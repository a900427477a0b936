package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks before something that loses work; says what would be lost. The harmless answer has the
/// focus. FX thread only.
final class ConfirmSheet extends Sheet {
  private final Button cancel;

  ConfirmSheet(
      OverlayLayer overlays, String title, List<String> sentences, String verb, Runnable run) {
    super(overlays, title);
    for (String sentence : sentences) {
      Label line = paragraph(sentence);
      body(line);
    }
    cancel = button(Messages.text("window.sheet.cancel"), this::close);
    Button confirm =
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
}
