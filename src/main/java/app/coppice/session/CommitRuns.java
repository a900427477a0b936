package app.coppice.session;

import app.coppice.agent.Cancellation;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The commits that were asked for here and have not ended, each of which can be stopped.
/// Thread-safe.
final class CommitRuns {
  private final Set<Run> running = ConcurrentHashMap.newKeySet();

  /// How far a commit has come.
  enum Stage {
    /// Another action is done to its session first.
    WAITING,
    BEGUN,
    /// It was stopped while it waited, and never begins.
    GIVEN_UP
  }

  /// One commit.
  ///
  /// @param over completes with what came of it
  record Run(
      SessionId session,
      Cancellation stop,
      AtomicReference<Stage> stage,
      CompletableFuture<ActionResult> over) {
    /// Its turn has come; false when it was stopped before that, and nothing is to be done.
    boolean begins() {
      return stage.compareAndSet(Stage.WAITING, Stage.BEGUN);
    }
  }

  /// Begins a commit. It is among {@link #sessions} when this is called, and no more when its work
  /// calls {@link #ended}, which it does before the session hears of the end.
  CompletableFuture<ActionResult> begin(
      SessionId id, Function<Run, CompletableFuture<ActionResult>> work) {
    Run run =
        new Run(
            id,
            new Cancellation(),
            new AtomicReference<>(Stage.WAITING),
            new CompletableFuture<>());
    running.add(run);
    CompletableFuture<ActionResult> working;
    try {
      working = work.apply(run);
    } catch (RuntimeException | Error e) {
      // Else the session would be committing for good.
      working = CompletableFuture.failedFuture(e);
    }
    return working.whenComplete((result, problem) -> {
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

  /// Stops those of a session; done when they have ended. One that waits for its turn ends at once.
  CompletableFuture<ActionResult> stop(SessionId id) {
    List<Run> mine = running.stream().filter(run -> run.session().equals(id)).toList();
    if (mine.isEmpty()) {
      return CompletableFuture.completedFuture(
          new ActionResult.Refused("No commit runs in this session."));
    }
    return stop(mine).thenApply(_ -> stopped(mine.stream().map(run -> run.over().join()).toList()));
  }

  private static ActionResult stopped(List<ActionResult> ends) {
    for (ActionResult end : ends) {
      if (end instanceof ActionResult.Done(String message)) {
        return new ActionResult.Refused("It was too late: " + message);
      }
    }
    // One that failed by itself tells what became of branch and index.
    return ends.stream()
        .filter(end -> !end.equals(Reviewing.COMMIT_STOPPED))
        .findFirst()
        .orElseGet(() ->
            new ActionResult.Done(
                "The commit is stopped: branch and index are what they were before."));
  }

  /// Stops all; done when they have ended.
  CompletableFuture<Void> stopAll() {
    return stop(List.copyOf(running));
  }

  /// A wish may have to wait for processes: none of it does so on the caller's thread.
  private static CompletableFuture<Void> stop(List<Run> runs) {
    for (Run run : runs) {
      if (run.stage().compareAndSet(Stage.WAITING, Stage.GIVEN_UP)) {
        run.over().complete(Reviewing.COMMIT_STOPPED);
      } else {
        run.stop().cancel();
      }
    }
    return CompletableFuture.allOf(
        runs.stream().map(Run::over).toArray(CompletableFuture<?>[]::new));
  }
}
