package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import javafx.scene.control.Button;

/// Says why something cannot be done yet and what to do first, and tries again when that is done.
/// FX thread only.
final class RefusedSheet extends Sheet {
  private final Button again;

  /// @param reason what happened and what to do next
  /// @param retry asks for it anew
  RefusedSheet(OverlayLayer overlays, String title, String reason, Runnable retry) {
    super(overlays, title);
    getStyleClass().add("refused-sheet");
    body(new SelectableParagraph(reason));
    button(Messages.text("window.sheet.cancel"), this::close);
    again =
        button(
            Messages.text("window.refused.again"),
            () -> {
              close();
              retry.run();
            });
  }

  void open() {
    open(again);
  }
}
