package app.coppice.ui.review;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.BaseWords;
import app.coppice.ui.kit.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;

/// Says that an update makes a merge commit and asks for its message. FX thread only.
final class UpdateConfirmation extends Question {
  private final LandMessage message = new LandMessage();
  private Optional<SessionId> asked = Optional.empty();

  UpdateConfirmation() {
    getStyleClass().add("land-confirmation");
    writesLines(message.field());
    between(message);
  }

  /// @param merge gets the message
  void show(SessionSnapshot session, Consumer<String> merge) {
    asked = Optional.of(session.id());
    message.beginMerge(
        session.id(), Messages.text("review.update.merge.usual", session.base(), session.branch()));
    ask(
        Messages.text(
            "review.update.merge.what",
            session.base(),
            session.branch(),
            session.changes().behind()),
        BaseWords.bringIn(session.base()),
        "accent",
        () -> merge.accept(message.written()));
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

  /// The base is merged: what was written of it is used.
  void sent(SessionId of) {
    message.sent(of);
  }

  TextArea message() {
    return message.field();
  }
}
