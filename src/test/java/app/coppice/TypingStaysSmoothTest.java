package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RecordedMessage;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.ToLongFunction;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Typing while eight sessions stream. Bounds are on processor time of the FX thread, which says
/// the same on a machine that has much else to do.
@Timeout(240)
class TypingStaysSmoothTest {
  private static final int SESSIONS = 8;

  /// A word from each session in this time, so 1,600 a second in all.
  private static final Duration BETWEEN_WORDS = Duration.ofMillis(5);

  private static final String PARAGRAPH =
      """
      The retry loop hammers the server, so it *backs off* now: each `attempt` waits twice as long \
      as the one before, with some jitter, and gives up after **five**.

      - read the loop in `Retry.java`
      - replace the constant by a schedule

      ```java
      for (int attempt = 0; attempt < MOST; attempt++) {
        clock.sleep(schedule.pause(attempt)); // as the schedule says
      }
      ```

      """;

  private static final int LETTERS = 150;
  private static final double MILLION = 1e6;

  private final PulseMeter meter = new PulseMeter();

  @TempDir Path folder;
  private RehearsalServer model;
  private Bench bench;

  @SuppressWarnings("NullAway.Init")
  private Keyboard keyboard;

  @BeforeEach
  void prepare() throws Exception {
    Reply endless = new Reply.Message(RecordedMessage.text(PARAGRAPH.repeat(400)));
    model = RehearsalServer.start(new Pace(Duration.ZERO, BETWEEN_WORDS), _ -> endless);
    bench = Bench.prepared(folder, model);
  }

  @AfterEach
  void stopModel() {
    model.close();
  }

  @Test
  void eightSessionsStreamAndALetterStillCostsLittle(TestReporter reporter) throws Exception {
    Keyboard.onFx(() -> {
      meter.start();
      return true;
    });
    FutureTask<Integer> program = bench.start();
    keyboard = Keyboard.atWindow();
    Keyboard.onFx(() -> {
      meter.watch(keyboard.scene());
      return true;
    });
    bench.begin(keyboard);
    for (int i = 1; i <= SESSIONS; i++) {
      Bench.newSession(keyboard, "Stream number " + i);
    }
    keyboard.reads("status-bar", SESSIONS + " working");
    keyboard.press(KeyCode.DIGIT1, KeyCode.ALT);
    Keyboard.until("the composer has the focus", () -> keyboard.focusIn("composer"));

    typed();
    long words = words();
    long pulses = Keyboard.onFx(meter::pulses);
    long total = Keyboard.onFx(meter::total);
    List<Keyboard.Latency> letters = typed();
    words = words() - words;
    pulses = Keyboard.onFx(meter::pulses) - pulses;
    total = Keyboard.onFx(meter::total) - total;

    String figures =
        ("key to pulse p50 %.1f ms p99 %.1f ms; FX thread a letter p50 %.1f ms p99 %.1f ms,"
                + " a pulse %.1f ms; %d words of each session")
            .formatted(
                percentile(letters, Keyboard.Latency::wall, 50),
                percentile(letters, Keyboard.Latency::wall, 99),
                percentile(letters, Keyboard.Latency::busy, 50),
                percentile(letters, Keyboard.Latency::busy, 99),
                total / MILLION / pulses,
                words);
    reporter.publishEntry("typing", figures);
    keyboard.reads("status-bar", SESSIONS + " working");
    assertThat(percentile(letters, Keyboard.Latency::busy, 99)).as(figures).isLessThan(50);
    assertThat(total / MILLION / pulses).as(figures).isLessThan(20);
    Keyboard.onFx(() -> {
      meter.stop(keyboard.scene());
      return true;
    });
    Bench.quit(keyboard, program);
  }

  private List<Keyboard.Latency> typed() throws Exception {
    List<Keyboard.Latency> letters = new ArrayList<>();
    for (int i = 0; i < LETTERS; i++) {
      letters.add(keyboard.latency(i % 6 == 5 ? " " : "e", meter));
    }
    return letters;
  }

  /// Words that the session in view has.
  private long words() throws Exception {
    return Keyboard.onFx(() -> keyboard.textOf("chat-pane")).split("\\s+").length;
  }

  private static double percentile(
      List<Keyboard.Latency> letters, ToLongFunction<Keyboard.Latency> figure, int percent) {
    List<Long> sorted = new ArrayList<>(letters.stream().map(figure::applyAsLong).toList());
    Collections.sort(sorted);
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / MILLION;
  }
}
