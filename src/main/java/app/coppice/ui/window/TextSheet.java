package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/// Asks for one line of text. FX thread only.
final class TextSheet extends Sheet {
  private final TextField field;

  TextSheet(
      OverlayLayer overlays, String title, String before, String verb, Consumer<String> accept) {
    super(overlays, title);
    field = new TextField(before);
    field.setAccessibleText(title);
    Runnable run =
        () -> {
          if (!field.getText().isBlank()) {
            close();
            accept.accept(field.getText().strip());
          }
        };
    field.setOnAction(ignored -> run.run());
    body(field);
    button(Messages.text("window.sheet.cancel"), this::close);
    Button ok = button(verb, run);
    ok.getStyleClass().add("accent");
    ok.disableProperty().bind(field.textProperty().map(String::isBlank));
  }

  void open() {
    open(field);
    field.selectAll();
  }
}
