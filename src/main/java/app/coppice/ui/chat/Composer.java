package app.coppice.ui.chat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Where prompts are written: Enter sends, Shift+Enter breaks the line, `@` completes paths, Up and
/// Down walk through earlier prompts. The draft is saved at most half a second behind the keys. FX
/// thread only.
final class Composer extends VBox {
  private static final Duration DRAFT_DELAY = Duration.millis(500);

  /// In pixels.
  private static final double NARROW = 380;

  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final ChatActions actions;
  private final Runnable sent;
  private final GrowingTextArea area = new GrowingTextArea();
  private final PathCompletion completion = new PathCompletion(area, this::files);
  private final PromptHistory history = new PromptHistory();
  private final Choosers choosers;
  private final Button send = Verbatim.button(Messages.text("chat.send"));
  private final Button stop = Verbatim.button(Messages.text("chat.stop"));
  private final Label hint = new Label();
  private final PauseTransition draftTimer = new PauseTransition(DRAFT_DELAY);
  private @Nullable SessionId session;
  private String savedDraft = "";
  private boolean showing;
  private boolean typed;

  Composer(ChatActions actions, Runnable sent) {
    this.actions = actions;
    this.sent = sent;
    choosers = new Choosers(actions::models, this::submit);
    getStyleClass().add("composer");
    area.setAccessibleText(Messages.text("chat.composer"));
    area.textProperty().subscribe(this::edited);
    // The caret moves after the text has changed; only then is it known what stands before it.
    area.caretPositionProperty().subscribe(this::caretMoved);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.focusedProperty().subscribe(focused -> pseudoClassStateChanged(ACTIVE, focused));
    draftTimer.setOnFinished(_ -> saveDraft());
    send.getStyleClass().addAll("accent", "send");
    send.setGraphic(Icon.SEND.node());
    send.setOnAction(_ -> send());
    stop.getStyleClass().add("stop");
    stop.setGraphic(Icon.STOP.node());
    stop.setOnAction(_ -> submit(new SessionCommand.CancelTurn()));
    widthProperty().subscribe(this::fit);
    send.setMinWidth(Region.USE_PREF_SIZE);
    stop.setMinWidth(Region.USE_PREF_SIZE);
    hint.getStyleClass().addAll("muted", "small");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(choosers, gap, hint, stop, send);
    bar.getStyleClass().add("composer-bar");
    getChildren().addAll(area, bar);
  }

  void show(SessionSnapshot snapshot) {
    boolean other = !snapshot.id().equals(session);
    if (other) {
      saveDraft();
      session = snapshot.id();
      savedDraft = snapshot.draft();
      showing = true;
      area.setText(snapshot.draft());
      area.end();
      showing = false;
      history.rewind();
    }
    history.learn(snapshot.transcript());
    choosers.show(snapshot);
    boolean busy =
        snapshot.state() == SessionState.WORKING || snapshot.state() == SessionState.WAITING;
    boolean detached = snapshot.state() == SessionState.DETACHED;
    boolean closed = detached || snapshot.state() == SessionState.ARCHIVED;
    stop.setVisible(busy);
    stop.setManaged(busy);
    hint.setText(busy && !area.getText().isBlank() ? Messages.text("chat.queue.hint") : "");
    area.setDisable(closed);
    area.setPromptText(
        Messages.text(
            closed
                ? detached ? "chat.composer.detached" : "chat.composer.closed"
                : busy ? "chat.composer.busy" : "chat.composer.prompt"));
    updateSend();
  }

  /// In a narrow pane the buttons show their icons alone.
  private void fit(Number width) {
    boolean narrow = width.doubleValue() < NARROW;
    for (Button button : List.of(send, stop)) {
      button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
    send.setTooltip(narrow ? new Tooltip(Messages.text("chat.send")) : null);
    stop.setTooltip(narrow ? new Tooltip(Messages.text("chat.stop")) : null);
  }

  void focus() {
    area.requestFocus();
  }

  /// Saves the draft and forgets the session, so that what comes next is taken up anew.
  void leave() {
    saveDraft();
    session = null;
  }

  boolean isFocusedInside() {
    return area.isFocused();
  }

  GrowingTextArea area() {
    return area;
  }

  PathCompletion completion() {
    return completion;
  }

  private void edited(String text) {
    updateSend();
    if (!showing && session != null) {
      // Not from the start: the draft is saved while the person types on, too.
      draftTimer.play();
      typed = true;
    }
  }

  /// Typing opens the completion; moving the caret only keeps an open one right.
  private void caretMoved() {
    if (typed || completion.isShowing()) {
      typed = false;
      completion.refresh();
    }
  }

  private void updateSend() {
    send.setDisable(area.getText().isBlank() || area.isDisabled());
  }

  private void key(KeyEvent event) {
    if (completion.key(event)) {
      event.consume();
      return;
    }
    if (event.getCode() == KeyCode.ENTER && !event.isAltDown()) {
      if (ComposerKey.BREAK_LINE.matches(event)) {
        area.replaceSelection("\n");
      } else {
        send();
      }
      event.consume();
    } else if (ComposerKey.EARLIER_PROMPT.matches(event) && area.isCaretOnFirstLine()) {
      recall(event, history.previous(area.getText()));
    } else if (ComposerKey.LATER_PROMPT.matches(event) && area.isCaretOnLastLine()) {
      recall(event, history.next());
    }
  }

  private void recall(KeyEvent event, Optional<String> prompt) {
    prompt.ifPresent(text -> {
      area.setText(text);
      area.end();
      event.consume();
    });
  }

  private void send() {
    String text = area.getText().strip();
    if (text.isEmpty() || session == null) {
      return;
    }
    SessionId asking = session;
    if (actions.asksFirst(asking, () -> sendTo(asking))) {
      return;
    }
    if (!submit(new SessionCommand.SendPrompt(text))) {
      hint.setText(Messages.text("chat.composer.refused"));
      return;
    }
    area.clear();
    history.rewind();
    saveDraft();
    sent.run();
  }

  /// What is here is sent only while it is still for that session.
  private void sendTo(SessionId asked) {
    if (asked.equals(session)) {
      send();
    }
  }

  /// Saves what differs from what was saved last, for the session it was written in.
  void saveDraft() {
    draftTimer.stop();
    if (session != null && !area.getText().equals(savedDraft)) {
      String draft = area.getText();
      if (submit(new SessionCommand.SaveDraft(draft))) {
        savedDraft = draft;
      }
    }
  }

  /// False where no session took it.
  private boolean submit(SessionCommand command) {
    return session != null && actions.submit(session, command);
  }

  private CompletableFuture<List<String>> files() {
    return session == null ? CompletableFuture.completedFuture(List.of()) : actions.files(session);
  }
}
