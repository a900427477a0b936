package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A program that writes without end.
class FloodTest extends PtyTest {
  private static final Duration AT_ONCE = Duration.ofMillis(200);

  /// A busy machine may take its time: the quickest of some attempts shows what is possible.
  private static final int ATTEMPTS = 10;

  private PtySession flooding() throws IOException, InterruptedException {
    PtySession session = start("sh", "-i");
    awaitText(session, "$");
    type(session, "yes flood\n");
    await(session, frame -> frame.top() > 1_000);
    return session;
  }

  /// From the key to the prompt on the screen.
  private static Duration stop(PtySession session) throws InterruptedException {
    long before = System.nanoTime();
    session.send(new byte[] {3});
    await(session, frame -> Screens.text(frame).endsWith("\n$"));
    return Duration.ofNanos(System.nanoTime() - before);
  }

  @Test
  void controlCBringsThePromptAtOnce() throws Exception {
    Duration quickest = LONG;
    for (int i = 0; i < ATTEMPTS && quickest.compareTo(AT_ONCE) > 0; i++) {
      Duration took = stop(flooding());
      quickest = took.compareTo(quickest) < 0 ? took : quickest;
    }
    System.out.printf("from Ctrl+C to the prompt: %d ms%n", quickest.toMillis());
    assertThat(quickest).isLessThan(AT_ONCE);
  }

  @Test
  void controlCBringsThePromptAtOnceBesideSevenOtherFloods() throws Exception {
    List<PtySession> floods = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      floods.add(flooding());
    }
    List<Long> took = new ArrayList<>();
    Duration quickest = LONG;
    for (int i = 0; i < ATTEMPTS && quickest.compareTo(AT_ONCE) > 0; i++) {
      PtySession one = floods.get(i % floods.size());
      Duration each = stop(one);
      took.add(each.toMillis());
      quickest = each.compareTo(quickest) < 0 ? each : quickest;
      type(one, "yes again\n");
      long top = one.screen().frame(Frame.EMPTY).top();
      await(one, frame -> frame.top() > top + 1_000);
    }
    System.out.printf("from Ctrl+C to the prompt beside 7 floods: %s ms%n", took);
    assertThat(quickest).isLessThan(AT_ONCE);
  }

  @Test
  void aFloodThatNobodyStopsStaysBounded() throws Exception {
    PtySession session = flooding();
    int limit = TerminalSettings.DEFAULT.scrollbackLines();
    Frame frame = await(session, now -> now.top() > limit + 50_000);
    assertThat(frame.scrollback()).isLessThanOrEqualTo(limit);
    assertThat(session.screen().scrollbackLines()).isLessThanOrEqualTo(limit);
    stop(session);
  }
}
