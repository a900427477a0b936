package app.coppice.ui.review;

import app.coppice.session.CommitRequest;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Where a commit is written: its message, what it takes, and what hooks say of it. FX thread only.
final class CommitWriting extends VBox {
  private final TextArea message = new TextArea();
  private final CommitChoice choice;
  private final MessageDrafting drafting;
  private final HookOutput hooks = new HookOutput();
  private final MessageBeginnings begun;

  /// What is written for sessions that are not in view.
  private final Map<SessionId, String> unsent = new HashMap<>();

  /// @param changed called when the message or what is taken is another
  /// @param commit asked for by its key
  /// @param draft asked for by the button
  /// @param home takes the focus when the person leaves the message
  /// @param remark says what could not be done
  CommitWriting(
      ReviewActions actions,
      Runnable changed,
      Runnable commit,
      Runnable draft,
      Runnable home,
      Consumer<String> remark) {
    choice = new CommitChoice(actions, changed, this::prefill, remark);
    drafting = new MessageDrafting(actions, this::write, remark);
    drafting.setOnAction(_ -> draft.run());
    begun = new MessageBeginnings(actions, message::getText, message::setText, remark);
    getStyleClass().add("writing");
    message.setPromptText(Messages.text("review.message"));
    message.setPrefRowCount(2);
    message.setWrapText(true);
    TabKey.leaves(message);
    message.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (ReviewKey.COMMIT.matches(event)) {
            commit.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ESCAPE) {
            home.run();
            event.consume();
          }
        });
    choice.getChildren().add(drafting);
    getChildren().addAll(message, choice, hooks);
    message
        .textProperty()
        .addListener(_ -> {
          begun.typed();
          changed.run();
        });
  }

  /// Another session is shown from now on; what was written for the one before waits for it.
  void turn(SessionId before, SessionId next) {
    begun.leave();
    unsent.put(before, message.getText());
    message.setText(Objects.requireNonNullElse(unsent.remove(next), ""));
    drafting.stop();
    hooks.forget();
    begun.enter(next);
  }

  /// The first session is shown.
  void begin(SessionId first) {
    begun.enter(first);
  }

  /// Keeps at once what was typed last.
  void keepBegun() {
    begun.keepNow();
  }

  /// The commit of a session is made that may no longer be in view.
  void forget(SessionId session) {
    unsent.remove(session);
    begun.forget(session);
  }

  void show(SessionSnapshot newest) {
    choice.show(newest);
    message.setEditable(!Obstacles.isAway(newest));
  }

  /// The commit is made: the next one begins empty.
  void committed() {
    message.clear();
    choice.reset();
  }

  boolean isBlank() {
    return message.getText().isBlank();
  }

  CommitRequest request(List<String> chosen) {
    return choice.request(chosen, message.getText().strip());
  }

  /// Asks the model for a message for what would be committed, or takes that back.
  void draft(SessionId session, List<String> chosen) {
    drafting.ask(session, choice.request(chosen, ""));
  }

  /// What was written by hand stays above.
  private void write(String drafted) {
    message.setText(isBlank() ? drafted : message.getText() + "\n\n" + drafted);
    message.requestFocus();
    message.positionCaret(0);
  }

  private void prefill(String last) {
    if (isBlank()) {
      message.setText(last);
    }
  }

  TextArea message() {
    return message;
  }

  CommitChoice choice() {
    return choice;
  }

  MessageDrafting drafting() {
    return drafting;
  }

  HookOutput hooks() {
    return hooks;
  }
}
