package app.coppice.session;

import app.coppice.agent.Cancellation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The commits that were asked for here and have not ended, each of which can be stopped.
/// Thread-safe.
final class CommitRuns {
  private final Set<Run> running = ConcurrentHashMap.newKeySet();

  /// One commit.
  ///
  /// @param over completes with what came of it
  record Run(SessionId session, Cancellation stop, CompletableFuture<ActionResult> over) {}

  /// Begins a commit. It is among {@link #sessions} when this is called, and no more when its work
  /// calls {@link #ended}, which it does before the session hears of the end.
  CompletableFuture<ActionResult> begin(
      SessionId id, Function<Run, CompletableFuture<ActionResult>> work) {
    Run run = new Run(id, new Cancellation(), new CompletableFuture<>());
    running.add(run);
    return work.apply(run)
        .whenComplete((result, problem) -> {
          ended(run);
          run.over()
              .complete(
                  problem == null ? result : new ActionResult.Refused(Background.reason(problem)));
        });
  }

  void ended(Run run) {
    running.remove(run);
  }

  /// Those in which one runs or waits for its turn.
  Set<SessionId> sessions() {
    return running.stream().map(Run::session).collect(Collectors.toUnmodifiableSet());
  }

  /// Stops those of a session; done when they have ended.
  CompletableFuture<ActionResult> stop(SessionId id) {
    List<Run> mine = running.stream().filter(run -> run.session().equals(id)).toList();
    if (mine.isEmpty()) {
      return CompletableFuture.completedFuture(
          new ActionResult.Refused("No commit runs in this session."));
    }
    return stop(mine)
        .thenApply(_ ->
            mine.stream()
                .map(run -> run.over().join())
                .filter(ActionResult.Done.class::isInstance)
                .<ActionResult>map(made ->
                    new ActionResult.Refused(
                        "It was too late: " + ((ActionResult.Done) made).message()))
                .findFirst()
                .orElseGet(() ->
                    new ActionResult.Done(
                        "The commit is stopped: branch and index are what they were before.")));
  }

  /// Stops all; done when they have ended.
  CompletableFuture<Void> stopAll() {
    return stop(List.copyOf(running));
  }

  /// A wish may have to wait for processes: none of it does so on the caller's thread.
  private static CompletableFuture<Void> stop(List<Run> runs) {
    runs.forEach(run -> run.stop().cancel());
    return CompletableFuture.allOf(
        runs.stream().map(Run::over).toArray(CompletableFuture<?>[]::new));
  }
}
