package app.coppice.session;

import app.coppice.session.SessionEvent.ActionAsked;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The journal's two records of an action: that it is asked for, on disk before its first effect,
/// and what came of it. Blocking; thread-safe.
final class ActionRecords {
  private final Clock clock;

  ActionRecords(Clock clock) {
    this.clock = clock;
  }

  ActionAsked asked(ActionAsked.Action action, String branch, String tip) {
    return new ActionAsked(clock.instant(), UUID.randomUUID().toString(), action, branch, tip);
  }

  /// Does an action between its two records.
  ActionResult recorded(Session session, ActionAsked asked, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    keep(session, asked);
    String outcome = "It failed.";
    try {
      ActionResult result = work.of(session);
      outcome =
          switch (result) {
            case ActionResult.Done(String message) -> message;
            case ActionResult.Refused(String reason) -> "Refused: " + reason;
            case ActionResult.Conflicts(List<String> files) ->
                "Refused: conflicts in " + String.join(", ", files);
          };
      return result;
    } catch (IOException | RuntimeException e) {
      outcome = "It failed: " + Background.reason(e);
      throw e;
    } finally {
      session.happened(
          new SessionEvent.ActionEnded(clock.instant(), asked.id(), asked.action(), outcome));
    }
  }

  /// Lets no turn start while `work` changes the worktree or takes it away; prompts sent meanwhile
  /// stay queued. A turn that runs already goes on: `work` sees it in the fold.
  ActionResult whileHeld(Session session, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    try {
      keep(session, new SessionEvent.PuttingAway(clock.instant()));
      return work.of(session);
    } finally {
      session.happened(new SessionEvent.PuttingAwayEnded(clock.instant()));
    }
  }

  /// Tells the session and waits until the record is on disk.
  static void keep(Session session, SessionEvent event) throws IOException, InterruptedException {
    await(session.announced(event));
  }

  /// Waits until an announced record is on disk.
  static void await(CompletableFuture<Void> kept) throws IOException, InterruptedException {
    try {
      kept.get();
    } catch (ExecutionException e) {
      throw new IOException("The session's journal could not be written", e);
    }
  }
}
