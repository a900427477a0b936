package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Message, commit and land; what came of them is said in place. FX thread only.
final class CommitBar extends VBox {
  private static final KeyCombination COMMIT =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final ReviewActions actions;
  private final Supplier<List<String>> chosen;
  private final TextArea message = new TextArea();
  private final Button commit = new Button();
  private final MenuButton land = new MenuButton(Messages.text("review.land"));
  private final Label why = new Label();
  private final ResultLine result = new ResultLine();
  private final LandConfirmation confirmation = new LandConfirmation(this::land);
  private @Nullable SessionSnapshot snapshot;
  private boolean busy;

  CommitBar(ReviewActions actions, Supplier<List<String>> chosen) {
    this.actions = actions;
    this.chosen = chosen;
    getStyleClass().add("commit-bar");
    message.setPromptText(Messages.text("review.message"));
    message.setPrefRowCount(2);
    message.setWrapText(true);
    TabKey.leaves(message);
    message.textProperty().subscribe(this::refresh);
    message.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COMMIT.match(event)) {
            commit();
            event.consume();
          }
        });
    commit.getStyleClass().add("accent");
    KeyHint hint = new KeyHint(COMMIT);
    commit.setGraphic(hint);
    commit.setContentDisplay(ContentDisplay.RIGHT);
    commit.setMinWidth(Region.USE_PREF_SIZE);
    commit.setOnAction(_ -> commit());
    land.setGraphic(Icon.LAND.node());
    land.setMinWidth(Region.USE_PREF_SIZE);
    for (LandHow how : LandHow.values()) {
      MenuItem item = new MenuItem(Messages.text("review.land." + key(how)));
      item.setOnAction(_ -> ask(how));
      land.getItems().add(item);
    }
    why.getStyleClass().addAll("muted", "small");
    HBox buttons = new HBox(land, commit);
    buttons.getStyleClass().add("buttons");
    getChildren().addAll(result, confirmation, message, why, buttons);
  }

  void show(SessionSnapshot newest) {
    if (snapshot != null && !snapshot.id().equals(newest.id())) {
      message.clear();
      result.hide();
      confirmation.hide();
    }
    snapshot = newest;
    refresh();
  }

  void focus() {
    message.requestFocus();
  }

  /// Recomputes what can be done; call it when the choice of files changed.
  void refresh() {
    if (snapshot == null) {
      return;
    }
    int all = snapshot.changes().uncommitted().size();
    int picked = chosen.get().size();
    commit.setText(
        picked == all
            ? Messages.text("review.commit.all", all)
            : Messages.text("review.commit.some", picked, all));
    String reason = commitReason(all, picked);
    commit.setDisable(busy || !reason.isEmpty());
    String landReason = landReason();
    land.setDisable(busy || !landReason.isEmpty());
    why.setText(busy ? Messages.text("review.busy") : hint(snapshot, reason, landReason));
  }

  Button commitButton() {
    return commit;
  }

  TextArea message() {
    return message;
  }

  LandConfirmation confirmation() {
    return confirmation;
  }

  ResultLine result() {
    return result;
  }

  /// Shows what landing would do and waits for a second yes.
  void ask(LandHow how) {
    if (snapshot != null && !land.isDisabled()) {
      confirmation.show(snapshot, how);
    }
  }

  /// What is to be done next: where all is committed, that is to land.
  private static String hint(SessionSnapshot snapshot, String commitReason, String landReason) {
    boolean committed = snapshot.changes().uncommitted().isEmpty();
    if (committed && landReason.isEmpty()) {
      return Messages.text("review.why.ahead", snapshot.changes().ahead(), snapshot.base());
    }
    return committed || commitReason.isEmpty() ? landReason : commitReason;
  }

  private String commitReason(int all, int picked) {
    if (all == 0) {
      return Messages.text("review.why.committed");
    }
    if (picked == 0) {
      return Messages.text("review.why.none");
    }
    return message.getText().isBlank() ? Messages.text("review.why.message") : "";
  }

  private String landReason() {
    if (snapshot == null) {
      return "";
    }
    if (snapshot.state() == SessionState.WORKING || snapshot.state() == SessionState.WAITING) {
      return Messages.text("review.why.working");
    }
    if (!snapshot.changes().uncommitted().isEmpty()) {
      return Messages.text("review.why.commit-first");
    }
    return snapshot.changes().ahead() == 0
        ? Messages.text("review.why.nothing", snapshot.base())
        : "";
  }

  private void commit() {
    if (snapshot == null || commit.isDisabled()) {
      return;
    }
    // By name, even when all are chosen: a file that appears meanwhile has not been reviewed.
    run(actions.commit(snapshot.id(), chosen.get(), message.getText().strip()), message::clear);
  }

  private void land(LandHow how) {
    if (snapshot != null) {
      run(actions.land(snapshot.id(), how), () -> {});
    }
  }

  private void run(CompletableFuture<ActionResult> action, Runnable whenDone) {
    SessionSnapshot asked = snapshot;
    busy = true;
    result.hide();
    refresh();
    var _ =
        action.whenComplete((outcome, problem) ->
            FxThread.run(() -> {
              busy = false;
              boolean still = asked != null && snapshot != null && asked.id().equals(snapshot.id());
              if (still && outcome instanceof ActionResult.Done) {
                whenDone.run();
              }
              if (still) {
                result.show(
                    problem == null
                        ? outcome
                        : new ActionResult.Refused(
                            Messages.text("review.failed", String.valueOf(problem))));
              }
              refresh();
            }));
  }

  static String key(LandHow how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
