package app.coppice.ui.chat;

import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.ToolKind;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.SpentKey;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.DiffView;
import app.coppice.ui.kit.text.VirtualColumn;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A permission request: the exact command or diff, hidden characters shown, and three answers,
/// each with its key.
final class PermissionCell implements VirtualColumn.Cell<TranscriptItem> {
  /// A card that took the focus by itself is deaf for this long: what the person was typing for
  /// another place must not approve a command.
  private static final long DEAF_NANOS = 600_000_000L;

  private final BiConsumer<String, PermissionDecision> answer;
  private final LongSupplier clock;
  private final Label title = new Label();
  private final PlainText exact = new PlainText("code-text");
  private final DiffView diff = new DiffView();
  private final Label rule = new Label();
  private final TextField reason = new TextField();
  private final FlowPane answers = new FlowPane();
  private final HBox refusal = new HBox();
  private final VBox card = new VBox();
  private final VBox node = new VBox(card);
  private String requestId = "";
  private boolean answered;
  private long deafUntil;

  /// @param away the key that brings the keyboard here, as it is shown; empty for none
  /// @param clock nanoseconds, as `System.nanoTime`
  PermissionCell(BiConsumer<String, PermissionDecision> answer, String away, LongSupplier clock) {
    this.answer = answer;
    this.clock = clock;
    this.deafUntil = clock.getAsLong();
    node.getStyleClass().add("entry-permission");
    card.getStyleClass().add("permission-card");
    card.setFocusTraversable(true);
    card.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    title.getStyleClass().add("strong");
    title.setGraphic(Icon.KEY.node());
    exact.getStyleClass().add("permission-exact");
    rule.getStyleClass().addAll("muted", "small");
    rule.setWrapText(true);
    rule.setMinHeight(Region.USE_PREF_SIZE);
    Button once = button("chat.permission.once", RequestKey.ALLOW_ONCE.keys(), this::allowOnce);
    once.getStyleClass().add("accent");
    answers.getStyleClass().add("answers");
    answers
        .getChildren()
        .addAll(
            once,
            button(
                "chat.permission.session",
                RequestKey.ALLOW_FOR_SESSION.keys(),
                this::allowForSession),
            button("chat.permission.deny", RequestKey.DENY.keys(), this::askReason));
    if (!away.isEmpty()) {
      answers.getChildren().add(awayHint(away));
    }
    reason.setPromptText(Messages.text("chat.permission.reason"));
    reason.setOnAction(_ -> decide(new PermissionDecision.Deny(reason.getText().strip())));
    reason.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            showAnswers();
          }
          // Letters typed here are words, not answers.
          event.consume();
        });
    HBox.setHgrow(reason, Priority.ALWAYS);
    refusal.getStyleClass().add("answers");
    refusal
        .getChildren()
        .addAll(
            reason,
            button(
                "chat.permission.deny",
                "Enter",
                () -> decide(new PermissionDecision.Deny(reason.getText().strip()))),
            button("chat.permission.back", "Esc", this::showAnswers));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(TranscriptItem item, int index) {
    if (item instanceof TranscriptItem.Asked(PermissionRequest request)
        && !request.id().equals(requestId)) {
      requestId = request.id();
      answered = false;
      card.getStyleClass().remove("answered");
      title.setText(question(request));
      exact.show(Escapes.visible(request.exact()));
      rule.setText(
          Messages.text("chat.permission.rule", Escapes.visibleOnOneLine(request.sessionRule())));
      rule.setVisible(!request.sessionRule().isEmpty());
      rule.setManaged(!request.sessionRule().isEmpty());
      card.getChildren().setAll(title, exact);
      if (!request.diffs().isEmpty()) {
        diff.show(request.diffs());
        card.getChildren().add(diff);
      }
      card.getChildren().addAll(answers, rule);
    }
  }

  /// Takes the focus because the person asked for it: the next key answers.
  void focus() {
    deafUntil = clock.getAsLong();
    card.requestFocus();
  }

  /// Takes the focus by itself: keys that come at once are ignored.
  void focusUnasked() {
    deafUntil = clock.getAsLong() + DEAF_NANOS;
    card.requestFocus();
  }

  boolean hasFocus() {
    return card.isFocusWithin();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof TextField) {
      return;
    }
    boolean onButton = event.getTarget() instanceof Button;
    boolean enter = event.getCode() == KeyCode.ENTER && !onButton;
    if (enter || RequestKey.ALLOW_ONCE.matches(event)) {
      allowOnce();
    } else if (RequestKey.ALLOW_FOR_SESSION.matches(event)) {
      allowForSession();
    } else if (event.getCode() == KeyCode.ESCAPE || RequestKey.DENY.matches(event)) {
      askReason();
    } else {
      return;
    }
    SpentKey.of(event, card.getScene());
    event.consume();
  }

  private void allowOnce() {
    decide(new PermissionDecision.AllowOnce());
  }

  private void allowForSession() {
    decide(new PermissionDecision.AllowForSession());
  }

  private void askReason() {
    if (!isDeaf()) {
      card.getChildren().set(card.getChildren().indexOf(answers), refusal);
      reason.requestFocus();
    }
  }

  private void showAnswers() {
    card.getChildren().set(card.getChildren().indexOf(refusal), answers);
    card.requestFocus();
  }

  /// Says how the keys on the card come alive; keeps its room, so that nothing moves.
  private Label awayHint(String keys) {
    Label hint = new Label(Messages.text("chat.permission.away"), new KeyHint(keys));
    hint.getStyleClass().addAll("away", "muted", "small");
    hint.setContentDisplay(ContentDisplay.LEFT);
    hint.visibleProperty().bind(card.focusWithinProperty().not());
    return hint;
  }

  private boolean isDeaf() {
    return clock.getAsLong() - deafUntil < 0;
  }

  /// One answer a request, however often a key repeats.
  private void decide(PermissionDecision decision) {
    if (!answered && !isDeaf()) {
      answered = true;
      card.getStyleClass().add("answered");
      answer.accept(requestId, decision);
    }
  }

  private static Button button(String key, String keys, Runnable run) {
    Button button = Verbatim.button(Messages.text(key));
    button.setGraphic(new KeyHint(keys));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setOnAction(_ -> run.run());
    return button;
  }

  private static String question(PermissionRequest request) {
    ToolKind kind = request.call().kind();
    return switch (kind) {
      case EXECUTE -> Messages.text("chat.permission.command");
      case EDIT -> Messages.text("chat.permission.edit");
      case READ, SEARCH, OTHER -> Messages.text("chat.permission.other", request.call().name());
    };
  }
}
