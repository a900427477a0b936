package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandRequest;
import app.coppice.session.LandingPlan;
import app.coppice.session.Landings;
import app.coppice.session.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// The landings of a scripted engine, each of which conflicts, and its plan. Thread-safe.
abstract class ScriptedLandings extends ScriptedShells {
  final List<LandHow> landed = new CopyOnWriteArrayList<>();

  /// What the window is told of landing plans.
  volatile Landings landings = Landings.NONE;

  @Override
  public Landings landings() {
    return landings;
  }

  void plan(LandingPlan plan) {
    landings =
        new Landings() {
          @Override
          public Optional<LandingPlan> plan(Path repository) {
            return Optional.of(plan);
          }

          @Override
          public CompletableFuture<LandingPlan> replan(Path repository) {
            return CompletableFuture.completedFuture(plan);
          }
        };
    tell(listener -> listener.planChanged(plan.repository()));
  }

  @Override
  public CompletableFuture<ActionResult> land(SessionId id, LandRequest request) {
    landed.add(request.how());
    return CompletableFuture.completedFuture(
        new ActionResult.Conflicts(List.of("src/Retry.java", "README.md")));
  }
}
