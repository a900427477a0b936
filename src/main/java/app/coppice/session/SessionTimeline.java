package app.coppice.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The timeline of an engine's sessions.
record SessionTimeline(Deeds deeds, Rewinds rewinds) implements Timeline {
  @Override
  public CompletableFuture<RewindPlan> plan(SessionId id, String entry) {
    return deeds.with(
        id,
        session -> rewinds.plan(session, entry),
        new RewindPlan(List.of(), false, 0, 0, false, List.of()));
  }

  @Override
  public CompletableFuture<ActionResult> rewind(SessionId id, Rewind rewind) {
    return deeds.act(id, session -> rewinds.rewind(session, rewind));
  }
}
