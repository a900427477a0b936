package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One session that asks for more memory than there is, beside another.
@Timeout(60)
final class OutOfMemoryTest {
  @TempDir Path folder;

  private static int tooMuch() {
    long[][] all = new long[64][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new long[Integer.MAX_VALUE - 8];
    }
    return all.length;
  }

  private BareSession session() {
    return new BareSession(
        folder,
        Clock.systemUTC(),
        UnaryOperator.identity(),
        (session, _) ->
            session.transcript().entries().getLast() instanceof Entry.Prompt(_, _, String text)
                    && text.equals("huge")
                    && tooMuch() == 0
                ? StopReason.FAILED
                : StopReason.END_TURN);
  }

  @Test
  void aTurnThatRunsOutOfMemoryEndsAndSaysSoAndTheOtherSessionsLive() throws Exception {
    try (BareSession greedy = session();
        BareSession other = session()) {
      greedy.until(() -> greedy.now().state() == SessionState.IDLE);
      greedy.prompt("huge");
      greedy.until(() -> greedy.now().resumable());
      assertThat(greedy.now().transcript().entries())
          .anySatisfy(entry ->
              assertThat(entry)
                  .isInstanceOfSatisfying(
                      Entry.Notice.class,
                      notice -> assertThat(notice.text()).contains("OutOfMemoryError", "Resume")));
      other.prompt("small");
      other.until(() -> ended(other));
      greedy.prompt("small");
      greedy.until(() -> ended(greedy) && !greedy.now().resumable());
    }
  }

  private static boolean ended(BareSession session) {
    return !session.now().transcript().entries().isEmpty()
        && session.now().transcript().entries().getLast() instanceof Entry.TurnEnd end
        && end.reason() == StopReason.END_TURN;
  }

  @Test
  void aSessionWhoseOwnThreadRunsOutOfMemoryIsSeenToHaveStopped() throws Exception {
    try (BareSession greedy = session();
        BareSession other = session()) {
      greedy.until(() -> greedy.now().state() == SessionState.IDLE);
      greedy.onPublished(() -> {
        greedy.onPublished(() -> {});
        assertThat(tooMuch()).isPositive();
      });
      greedy.prompt("small");
      greedy.until(() -> greedy.now().problem().contains("The session stopped"));
      CompletableFuture<Void> late =
          greedy.session().announced(new SessionEvent.Renamed(Instant.EPOCH, "Late"));
      assertThat(late).isCompletedExceptionally();
      other.prompt("small");
      other.until(() -> ended(other));
    }
  }

  @Test
  void whoeverWaitsForWorkThatRunsOutOfMemoryIsTold() {
    assertThat(Background.run("greedy", OutOfMemoryTest::tooMuch))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(OutOfMemoryError.class);
  }
}
