package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Says in the notice bar what came of an action. Any thread.
final class Outcomes {
  private final NoticeBar notices;

  Outcomes(NoticeBar notices) {
    this.notices = notices;
  }

  /// Tells the outcome, good or bad.
  void tell(CompletableFuture<ActionResult> result) {
    follow(result, done -> notices.tell(done.message()));
  }

  /// Hands a good outcome to `then` on the FX thread and tells a bad one.
  void follow(CompletableFuture<ActionResult> result, Consumer<ActionResult.Done> then) {
    FxThread.deliver(
        result,
        outcome -> show(outcome, then),
        failure -> notices.problem(Messages.text("window.failed", reason(failure))));
  }

  private void show(ActionResult outcome, Consumer<ActionResult.Done> then) {
    switch (outcome) {
      case ActionResult.Done done -> then.accept(done);
      case ActionResult.Refused(String reason) -> notices.problem(reason);
      case ActionResult.Conflicts(var files) ->
          notices.problem(
              Messages.text("window.conflicts", files.size(), String.join(", ", files)));
    }
  }

  /// A failure in words.
  static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
