package app.coppice.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// How work on one session runs off the caller's thread: what came of it is cleaned of secrets, and
/// who listens hears that something may have changed. Thread-safe.
record Deeds(OpenSessions sessions, Redacted redacted, Listeners listeners)
    implements ReviewDesk.Desk {

  /// An action that no other action runs beside.
  @Override
  public CompletableFuture<ActionResult> act(SessionId id, SessionManager.Work<ActionResult> work) {
    ActionResult absent = new ActionResult.Refused("There is no such session.");
    return refusing(
        Background.run("session-action", () -> sessions.alone(id, work).orElse(absent)));
  }

  /// A failure becomes a refusal that says why.
  CompletableFuture<ActionResult> refusing(CompletableFuture<ActionResult> result) {
    Function<Throwable, ActionResult> refused = e -> new ActionResult.Refused(Background.reason(e));
    return result
        .exceptionally(refused)
        .thenApply(redacted::result)
        .whenComplete((_, _) -> listeners.structureChanged());
  }

  /// A look that may run beside everything else.
  @Override
  public <T> CompletableFuture<T> with(SessionId id, SessionManager.Work<T> work, T absent) {
    return Background.run(
        "session-work",
        () -> {
          Optional<Session> session = sessions.find(id);
          return session.isPresent() ? work.of(session.get()) : absent;
        });
  }
}
