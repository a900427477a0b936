package app.coppice.ui.review;

import app.coppice.session.CommitRequest;
import app.coppice.session.MessageDraft;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The button that asks the model for a commit message, and takes the request back while it runs.
/// FX thread only.
final class MessageDrafting extends Button {
  private final ReviewActions actions;
  private final Consumer<String> write;
  private final Consumer<String> remark;
  private Optional<CompletableFuture<MessageDraft>> running = Optional.empty();

  /// @param write takes the message
  /// @param remark takes why there is none
  MessageDrafting(ReviewActions actions, Consumer<String> write, Consumer<String> remark) {
    this.actions = actions;
    this.write = write;
    this.remark = remark;
    setMnemonicParsing(false);
    getStyleClass().add("flat");
    setMinWidth(USE_PREF_SIZE);
    setTooltip(new Tooltip(Messages.text("review.draft.what")));
    rest();
  }

  private void rest() {
    running = Optional.empty();
    setText(Messages.text("review.draft"));
    setGraphic(Icon.EDIT.node());
  }

  boolean isRunning() {
    return running.isPresent();
  }

  /// Asks; a second time while it runs, takes the request back.
  void ask(SessionId session, CommitRequest order) {
    if (running.isPresent()) {
      stop();
      return;
    }
    if (actions.asksFirst(session, () -> ask(session, order))) {
      return;
    }
    setText(Messages.text("review.draft.stop"));
    setGraphic(Icon.STOP.node());
    CompletableFuture<MessageDraft> asked =
        actions.review().draftMessage(session, order.extent(), order.paths());
    running = Optional.of(asked);
    var _ =
        asked.whenComplete((draft, problem) ->
            FxThread.run(() -> answered(asked, Optional.ofNullable(draft), problem)));
  }

  /// Takes a request back that runs.
  void stop() {
    running.ifPresent(it -> it.cancel(true));
    rest();
  }

  private void answered(
      CompletableFuture<MessageDraft> of,
      Optional<MessageDraft> draft,
      @org.jspecify.annotations.Nullable Throwable problem) {
    if (running.filter(of::equals).isEmpty()) {
      return;
    }
    rest();
    if (draft.isEmpty()) {
      remark.accept(Messages.text("review.failed", String.valueOf(problem)));
      return;
    }
    switch (draft.get()) {
      case MessageDraft.Drafted(String text) -> write.accept(text);
      case MessageDraft.NotDrafted(String reason) -> remark.accept(reason);
      case MessageDraft.Cancelled _ -> {}
    }
  }
}
