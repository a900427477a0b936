package app.coppice.ui.review;

import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which sessions something is done to from here: one at a time in each, and none keeps another
/// from its own. FX thread only.
final class RunningActions {
  private final Set<SessionId> busy = new HashSet<>();

  boolean in(@Nullable SessionSnapshot session) {
    return session != null && busy.contains(session.id());
  }

  /// @param ended takes what came of it, once nothing runs any more; a failure as a refusal
  void follow(
      SessionId session, CompletableFuture<ActionResult> action, Consumer<ActionResult> ended) {
    busy.add(session);
    var _ =
        action.whenComplete((outcome, problem) ->
            FxThread.run(() -> {
              busy.remove(session);
              ended.accept(
                  problem == null
                      ? outcome
                      : new ActionResult.Refused(
                          Messages.text("review.failed", String.valueOf(problem))));
            }));
  }
}
