package app.coppice.ui.review;

import app.coppice.git.Point;
import app.coppice.session.Comparison;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Asks for two names to compare: commits, branches, tags, refs of checkpoints. Without a second
/// one, the files as they are now are compared. FX thread only.
final class CompareForm extends HBox {
  private final TextField from = field("review.compare.from");
  private final TextField to = field("review.compare.to");
  private final Consumer<Comparison> chosen;
  private final Runnable home;

  /// @param home takes the focus when it closes
  CompareForm(Consumer<Comparison> chosen, Runnable home) {
    this.chosen = chosen;
    this.home = home;
    getStyleClass().add("compare-form");
    Button compare = Verbatim.button(Messages.text("review.compare.verb"));
    compare.setMinWidth(USE_PREF_SIZE);
    compare.setOnAction(_ -> compare());
    from.setOnAction(_ -> compare());
    to.setOnAction(_ -> compare());
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
    getChildren().addAll(from, to, compare);
    setVisible(false);
    setManaged(false);
  }

  void open() {
    setVisible(true);
    setManaged(true);
    from.requestFocus();
    from.selectAll();
  }

  private void close() {
    home.run();
    setVisible(false);
    setManaged(false);
  }

  private void compare() {
    String first = from.getText().strip();
    String second = to.getText().strip();
    if (first.isEmpty()) {
      from.requestFocus();
      return;
    }
    close();
    Point until = second.isEmpty() ? new Point.Files() : new Point.Named(second);
    chosen.accept(new Comparison(new Point.Named(first), until));
  }

  private static TextField field(String key) {
    TextField field = new TextField();
    field.setPromptText(Messages.text(key));
    field.setAccessibleText(Messages.text(key));
    field.setMinWidth(80);
    setHgrow(field, Priority.ALWAYS);
    return field;
  }
}
