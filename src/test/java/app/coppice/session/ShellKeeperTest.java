package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ShellKeeper.Pace;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShellKeeperTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final SessionId id = SessionId.random();
  private final SessionId other = SessionId.random();
  private final BlockingQueue<SessionId> kept = new LinkedBlockingQueue<>();

  private ShellKeeper keeper(Duration soon, Duration text, Duration every) {
    return new ShellKeeper(kept::add, new Pace(soon, text, every));
  }

  private @Nullable SessionId next() throws InterruptedException {
    return kept.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void aBurstIsKeptOnceAndWhatComesLaterAgain() throws Exception {
    try (ShellKeeper keeper = keeper(Duration.ofSeconds(1), NEVER, NEVER)) {
      keeper.shellsChanged(id);
      keeper.shellsChanged(id);
      assertThat(next()).isEqualTo(id);
      keeper.shellsChanged(other);
      assertThat(next()).as("not the burst's second one").isEqualTo(other);
      keeper.shellsChanged(id);
      assertThat(next()).isEqualTo(id);
    }
  }

  @Test
  void moreTextIsKeptNoSoonerThanThePaceAllowsButANameAtOnce() throws Exception {
    try (ShellKeeper keeper = keeper(Duration.ofMillis(10), Duration.ofMillis(10), NEVER)) {
      keeper.textChanged(id);
      assertThat(next()).isEqualTo(id);
      keeper.textChanged(id);
      keeper.textChanged(other);
      assertThat(next()).as("the first one's pace is its own").isEqualTo(other);
      assertThat(kept).isEmpty();
      keeper.shellsChanged(id);
      assertThat(next()).isEqualTo(id);
    }
  }

  @Test
  void nothingIsKeptOnceItIsClosed() throws Exception {
    SessionId late = SessionId.random();
    ShellKeeper closed = keeper(Duration.ofMillis(10), NEVER, NEVER);
    closed.shellsChanged(id);
    closed.close();
    closed.shellsChanged(late);
    try (ShellKeeper keeper = keeper(Duration.ofMillis(500), NEVER, NEVER)) {
      keeper.shellsChanged(other);
      SessionId first = next();
      // It may have been in time.
      assertThat(id.equals(first) ? next() : first).isEqualTo(other);
    }
  }
}
