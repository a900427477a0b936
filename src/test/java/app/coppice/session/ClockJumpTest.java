package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A machine's clock that is set by a day while a session goes on.
@Timeout(60)
final class ClockJumpTest {
  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  @Test
  void whatWasSaidStaysInItsOrderWhereverTheClockGoes() throws Exception {
    SessionFold before;
    SessionShelf shelf;
    SessionId id;
    try (BareSession session =
        new BareSession(
            folder,
            clock,
            UnaryOperator.identity(),
            (_, listener) -> {
              listener.post(new TurnEvent.Notice(Entry.Notice.Kind.NOTE, "answered"));
              return StopReason.END_TURN;
            })) {
      shelf = session.shelf;
      id = session.id;
      for (Duration step : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(2))) {
        now = now.plus(step);
        int turns = turns(session.now());
        session.prompt("after " + step);
        session.until(() -> turns(session.now()) > turns);
      }
      before = session.session().fold();
    }
    assertThat(prompts(before)).containsExactly("after PT0S", "after PT-24H", "after PT48H");
    SessionFold back = shelf.read(id);
    assertThat(back.snapshot().transcript()).isEqualTo(before.snapshot().transcript());
    assertThat(back.snapshot().updatedAt()).isEqualTo(now);
    assertThat(back.running()).isFalse();
  }

  private static int turns(SessionSnapshot session) {
    return (int)
        session.transcript().entries().stream().filter(Entry.TurnEnd.class::isInstance).count();
  }

  private static List<String> prompts(SessionFold fold) {
    return fold.snapshot().transcript().entries().stream()
        .filter(Entry.Prompt.class::isInstance)
        .map(entry -> ((Entry.Prompt) entry).text())
        .toList();
  }
}
