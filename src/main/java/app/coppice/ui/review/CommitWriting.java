package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.Amendable;
import app.coppice.session.Begun;
import app.coppice.session.CommitRequest;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import java.util.Collection;
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
final class CommitWriting extends VBox implements CommitChoice.Proposal {
  private final TextArea message = new TextArea();
  private final CommitChoice choice;
  private final MessageDrafting drafting;
  private final HookOutput hooks = new HookOutput();
  private final MessageBeginnings begun;

  /// What is written for sessions that are not in view.
  private final Map<SessionId, Begun.Message> unsent = new HashMap<>();

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
    choice = new CommitChoice(actions, changed, this, remark);
    drafting = new MessageDrafting(actions, this::write, remark);
    drafting.setOnAction(_ -> draft.run());
    begun = new MessageBeginnings(actions, this::begun, this::takeUp, remark);
    choice.amend().selectedProperty().subscribe((_, _) -> begun.typed());
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
    unsent.put(before, written());
    choice.leave();
    takeUp(Objects.requireNonNullElse(unsent.remove(next), Begun.Message.NONE));
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

  private Begun.Message written() {
    return new Begun.Message(
        message.getText(), choice.instead().message(), choice.instead().commit());
  }

  /// What the person has written: a message of a commit to amend that is as it was is none.
  private Begun.Message begun() {
    Begun.Message now = written();
    return isOf(now, now.instead()) ? Begun.Message.NONE : now;
  }

  private static boolean isOf(Begun.Message written, String message) {
    return written.text().strip().equals(message);
  }

  private void takeUp(Begun.Message earlier) {
    choice.goOn(new Amendable.Yes(earlier.commit(), earlier.instead()));
    message.setText(earlier.text());
    message.end();
  }

  /// The commit of a session is made that may no longer be in view; what was written since stays.
  ///
  /// @param sent message of the commit
  void forget(SessionId session, String sent) {
    Begun.Message now = Objects.requireNonNullElseGet(unsent.get(session), this::written);
    if (isOf(now, sent)) {
      unsent.remove(session);
      begun.forget(session);
    } else {
      unsent.computeIfPresent(session, (_, it) -> new Begun.Message(it.text()));
    }
  }

  /// See {@link ReviewPane#keepOnly}.
  void keepOnly(Collection<SessionId> there) {
    unsent
        .entrySet()
        .removeIf(
            one -> !there.contains(one.getKey()) && begun.isKept(one.getKey(), one.getValue()));
    begun.keepOnly(there);
  }

  void show(SessionSnapshot newest) {
    choice.show(newest);
    message.setEditable(!Obstacles.isAway(newest));
  }

  /// After a commit that was made the next one begins with what was written meanwhile. One that was
  /// not may have met another last commit than the one to amend.
  ///
  /// @param sent message of the commit
  void ended(ActionResult outcome, String sent) {
    if (!(outcome instanceof ActionResult.Done)) {
      choice.checkAgain();
      return;
    }
    if (isOf(written(), sent)) {
      message.clear();
    }
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

  @Override
  public void make(String last) {
    if (isBlank()) {
      message.setText(last);
      message.end();
    }
  }

  @Override
  public void takeBack(String last) {
    if (isOf(written(), last)) {
      message.clear();
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
