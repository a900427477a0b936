package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CommitRunsTest {
  private final CommitRuns runs = new CommitRuns();
  private final SessionId id = new SessionId(UUID.randomUUID());
  private final CompletableFuture<ActionResult> work = new CompletableFuture<>();
  private final AtomicReference<CommitRuns.Run> run = new AtomicReference<>();

  private CompletableFuture<ActionResult> begun() {
    return runs.begin(
        id,
        it -> {
          run.set(it);
          return work;
        });
  }

  @Test
  void aCommitThatWaitsForItsTurnIsStoppedAtOnceAndNeverBegins() {
    CompletableFuture<ActionResult> commit = begun();

    CompletableFuture<ActionResult> stopped = runs.stop(id);

    assertThat(stopped).isCompletedWithValueMatching(ActionResult.Done.class::isInstance);
    assertThat(run.get().begins()).isFalse();
    work.complete(Reviewing.COMMIT_STOPPED);
    assertThat(commit).isCompletedWithValue(Reviewing.COMMIT_STOPPED);
    assertThat(runs.sessions()).isEmpty();
  }

  @Test
  void aCommitThatHasBegunIsStoppedWhenItHasEnded() {
    var _ = begun();
    assertThat(run.get().begins()).isTrue();

    CompletableFuture<ActionResult> stopped = runs.stop(id);

    assertThat(stopped).isNotDone();
    assertThat(run.get().stop().isCancelled()).isTrue();
    work.complete(Reviewing.COMMIT_STOPPED);
    assertThat(stopped).isCompletedWithValueMatching(ActionResult.Done.class::isInstance);
  }

  @Test
  void aCommitThatFailedByItselfMeanwhileIsNotToldAsStopped() {
    var _ = begun();
    assertThat(run.get().begins()).isTrue();
    CompletableFuture<ActionResult> stopped = runs.stop(id);

    work.complete(new ActionResult.Refused("git did not commit: tabs found"));

    assertThat(stopped)
        .isCompletedWithValue(new ActionResult.Refused("git did not commit: tabs found"));
  }

  @Test
  void aCommitThatCannotEvenBeStartedIsOver() {
    CompletableFuture<ActionResult> commit =
        runs.begin(
            id,
            _ -> {
              throw new IllegalStateException("no more threads");
            });

    assertThat(commit).isCompletedExceptionally();
    assertThat(runs.sessions()).isEmpty();
  }
}
