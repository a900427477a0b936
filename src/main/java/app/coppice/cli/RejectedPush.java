package app.coppice.cli;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.text.ProgramName;
import java.util.concurrent.CompletableFuture;

/// The way on, from a shell, from a push that was rejected because others have pushed to the same
/// branch. Pure but for the question to the engine.
final class RejectedPush {
  private RejectedPush() {}

  /// Names the command where the push came to that; any other result as it is.
  static CompletableFuture<ActionResult> withWayOn(
      Engine engine, SessionId session, ActionResult pushed) {
    return pushed instanceof ActionResult.Refused(String reason)
        ? engine
            .landings()
            .upstreamAhead(session)
            .thenApply(upstream ->
                upstream.isEmpty()
                    ? pushed
                    : new ActionResult.Refused(reason + " Bring them in: " + update(session)))
        : CompletableFuture.completedFuture(pushed);
  }

  private static String update(SessionId session) {
    return ProgramName.command("update " + session.toString().substring(0, 8) + " --upstream");
  }
}
