package app.coppice.ui.review;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Says that an update makes a merge commit and asks for its message. FX thread only.
final class UpdateConfirmation extends Question {
  private final TextArea message = new TextArea();
  private Optional<SessionId> asked = Optional.empty();

  UpdateConfirmation() {
    getStyleClass().add("land-confirmation");
    message.setPrefRowCount(2);
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    TabKey.leaves(message);
    // In it Enter begins a new line.
    message
        .focusedProperty()
        .subscribe(typing -> {
          String enter = ReviewKey.COMMIT.combination().getDisplayText();
          yes().setGraphic(new KeyHint(typing ? enter : "Enter"));
        });
    String what = Messages.text("review.land.merge.message");
    message.setAccessibleText(what);
    Label label = new Label(what);
    label.getStyleClass().addAll("muted", "small");
    label.setLabelFor(message);
    VBox written = new VBox(label, message);
    written.getStyleClass().add("land-message");
    between(written);
  }

  /// @param merge gets the message
  void show(SessionSnapshot session, Consumer<String> merge) {
    asked = Optional.of(session.id());
    message.setText(Messages.text("review.update.merge.usual", session.base(), session.branch()));
    ask(
        Messages.text(
            "review.update.merge.what",
            session.base(),
            session.branch(),
            session.changes().behind()),
        Messages.text("review.update.merge"),
        "accent",
        () -> merge.accept(message.getText()));
  }

  /// Takes the newest snapshot: a question about another session, or one that is overtaken, goes.
  void follow(SessionSnapshot newest) {
    boolean stands =
        asked.filter(newest.id()::equals).isPresent()
            && !Obstacles.isAway(newest)
            && Obstacles.isMovedOn(newest);
    if (!stands) {
      hide();
    }
  }

  TextArea message() {
    return message;
  }
}
