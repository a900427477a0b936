package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.agent.TurnEvent;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a delta costs, in bytes allocated, which no other load on the machine changes.
class DeltaCostTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final int DELTAS = 20_000;
  private static final int MOST_BYTES_A_DELTA = 4_000;

  @Test
  void aDeltaOfALongAnswerCostsNoMoreThanOneOfAShort() {
    SessionFold fold = reported(begun(), new TurnEvent.Text("word "));

    long bytes = allocated(fold, new TurnEvent.Text("word "), 5 * DELTAS);

    assertThat(bytes / DELTAS).isLessThan(MOST_BYTES_A_DELTA);
  }

  @Test
  void aDeltaAfterTenThousandEntriesCostsNoMoreThanAfterOne() {
    SessionFold fold = begun();
    for (int i = 0; i < 5_000; i++) {
      fold = reported(fold, new TurnEvent.Text("said " + i));
      fold = reported(fold, new TurnEvent.Thought("thought " + i));
    }

    long bytes = allocated(fold, new TurnEvent.Text("word "), 5 * DELTAS);

    assertThat(bytes / DELTAS).isLessThan(MOST_BYTES_A_DELTA);
  }

  private static long allocated(SessionFold start, TurnEvent delta, int letters) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    SessionFold fold = start;
    for (int i = 0; i < DELTAS; i++) {
      fold = reported(fold, delta);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(fold.snapshot().transcript().entries().getLast().toString())
        .hasSizeGreaterThan(letters);
    return bytes;
  }

  private static SessionFold reported(SessionFold fold, TurnEvent event) {
    return SessionReducer.reduce(fold, List.of(new SessionEvent.TurnReported(THEN, event)));
  }

  private static SessionFold begun() {
    SessionFold fresh =
        SessionFold.of(
            new SessionEvent.Created(
                THEN,
                SessionId.random(),
                Path.of("/repository"),
                "Title",
                "branch",
                "main",
                Path.of("/worktree"),
                Mode.ASK,
                "model",
                false));
    return SessionReducer.reduce(
        fresh, List.of(new SessionEvent.Prepared(THEN, "branch", "main", Path.of("/worktree"))));
  }
}
