package app.coppice.session;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What goes beyond one landing: which sessions go together, and in which order. Thread-safe;
/// nothing here blocks.
public interface Landings {
  /// Of an engine that has none.
  Landings NONE = _ -> Optional.empty();

  /// What was found last about a repository's live sessions; empty until it is looked at for the
  /// first time. From the first call on the plan follows the sessions by itself, and listeners hear
  /// of each new one by {@link Engine.Listener#planChanged}.
  Optional<LandingPlan> plan(Path repository);

  /// Looks again at all sessions of the repository.
  default CompletableFuture<LandingPlan> replan(Path repository) {
    return CompletableFuture.completedFuture(LandingPlan.empty(repository));
  }
}
