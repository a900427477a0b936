package app.coppice.ui.console;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.find.FindBar;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands below the chosen terminal: a question about a paste, the bar that finds, how its
/// program ended. Empty it takes no room. FX thread only.
final class ConsoleBars extends VBox {
  private final Label ended = new Label();
  private @Nullable PasteQuestion question;
  private @Nullable FindBar find;
  private OptionalInt status = OptionalInt.empty();

  ConsoleBars() {
    ended.getStyleClass().add("console-ended");
    ended.setMaxWidth(Double.MAX_VALUE);
  }

  /// Another terminal is chosen: what was about the one before goes.
  void clear() {
    if (find != null) {
      find.close();
    }
    question = null;
    status = OptionalInt.empty();
    fill();
  }

  /// Asks before `text` is pasted into `view`.
  void ask(String text, TerminalView view) {
    PasteQuestion asked =
        new PasteQuestion(
            text,
            () -> view.pasting().now(text),
            () -> {
              question = null;
              fill();
              view.requestFocus();
            });
    question = asked;
    fill();
    asked.focus();
  }

  /// Opens the bar that finds in `view`, or gives it the keyboard again.
  void find(TerminalView view) {
    FindBar bar = find;
    if (bar == null) {
      bar =
          new FindBar(
              view.finder(),
              FindBar.Onward.UP,
              Messages.text("console.find.prompt"),
              () -> {
                find = null;
                fill();
                view.requestFocus();
              });
      find = bar;
      fill();
    }
    bar.open(view.selectedText());
  }

  /// Tells how the program has ended.
  void ended(OptionalInt now) {
    if (!now.equals(status)) {
      status = now;
      now.ifPresent(value -> ended.setText(Messages.text("console.ended", value)));
      fill();
    }
  }

  private void fill() {
    getChildren()
        .setAll(
            Stream.<@Nullable Node>of(question, find, status.isPresent() ? ended : null)
                .flatMap(Stream::ofNullable)
                .toList());
  }
}
