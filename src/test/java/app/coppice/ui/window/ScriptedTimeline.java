package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Rewind;
import app.coppice.session.RewindPlan;
import app.coppice.session.SessionId;
import app.coppice.session.Timeline;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A timeline that keeps what it is asked for. Thread-safe.
final class ScriptedTimeline implements Timeline {
  final List<Rewind> rewinds = new CopyOnWriteArrayList<>();
  volatile RewindPlan plan = new RewindPlan(List.of("a.txt", "b.txt"), true, 1, 0, true, List.of());

  @Override
  public CompletableFuture<RewindPlan> plan(SessionId id, String entry) {
    return CompletableFuture.completedFuture(plan);
  }

  @Override
  public CompletableFuture<ActionResult> rewind(SessionId id, Rewind rewind) {
    rewinds.add(rewind);
    return CompletableFuture.completedFuture(new ActionResult.Done("Rewound."));
  }
}
