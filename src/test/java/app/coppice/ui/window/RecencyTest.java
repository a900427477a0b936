package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecencyTest {
  private final SessionId a = SessionId.random();
  private final SessionId b = SessionId.random();
  private final SessionId c = SessionId.random();
  private final List<SessionId> live = List.of(a, b, c);
  private final Recency recency = new Recency();

  private SessionId step(SessionId from, int by) {
    SessionId next = recency.step(live, Optional.of(from), by).orElseThrow();
    recency.seen(next);
    return next;
  }

  @Test
  void oneStepGoesToTheSessionSeenBefore() {
    recency.seen(a);
    recency.seen(c);
    assertThat(step(c, 1)).isEqualTo(a);
    recency.settle();
    assertThat(step(a, 1)).isEqualTo(c);
  }

  @Test
  void aWalkReachesEverySessionAndOnlyItsEndCounts() {
    recency.seen(b);
    recency.seen(a);
    assertThat(step(a, 1)).isEqualTo(b);
    assertThat(step(b, 1)).isEqualTo(c);
    recency.settle();
    assertThat(recency.newest(live)).containsExactly(c, a, b);
  }

  @Test
  void backwardsComesBackTheSameWay() {
    recency.seen(b);
    recency.seen(a);
    assertThat(step(step(a, 1), -1)).isEqualTo(a);
    assertThat(step(a, -1)).isEqualTo(c);
  }

  @Test
  void aSessionThatIsGoneIsPassedOver() {
    recency.seen(b);
    recency.seen(a);
    assertThat(recency.step(List.of(a, c), Optional.of(a), 1)).contains(c);
    assertThat(recency.step(List.of(), Optional.empty(), 1)).isEmpty();
  }

  @Test
  void aChoiceEndsAWalk() {
    recency.seen(b);
    recency.seen(a);
    step(a, 1);
    recency.seen(c);
    assertThat(recency.newest(live)).containsExactly(c, b, a);
  }
}
