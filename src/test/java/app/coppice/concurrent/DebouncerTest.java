package app.coppice.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DebouncerTest {
  private static final Duration QUIET = Duration.ofMillis(400);
  private static final Duration LONGEST = Duration.ofMillis(1_200);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledExecutorService signals = Executors.newSingleThreadScheduledExecutor();

  /// When the action ran.
  private final BlockingQueue<Long> runs = new LinkedBlockingQueue<>();

  private final Debouncer debouncer =
      new Debouncer(timer, QUIET, LONGEST, () -> runs.add(System.nanoTime()));

  @AfterEach
  void end() {
    signals.shutdownNow();
    timer.shutdownNow();
  }

  @Test
  void aBurstIsOneRunNoSoonerThanItIsQuiet() throws Exception {
    Debouncer patient =
        new Debouncer(timer, QUIET, Duration.ofHours(1), () -> runs.add(System.nanoTime()));
    // On the timer's own thread, which runs nothing meanwhile however long this takes.
    long last =
        timer
            .submit(() -> {
              for (int i = 0; i < 999; i++) {
                patient.signal();
              }
              long now = System.nanoTime();
              patient.signal();
              return now;
            })
            .get(20, TimeUnit.SECONDS);

    assertThat(next() - last).isGreaterThanOrEqualTo(QUIET.toNanos());
    assertThat(runs.poll(3 * QUIET.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    patient.signal();
    assertThat(next()).isPositive();
  }

  /// A build that writes a line every moment must not keep the review from being shown.
  @Test
  void signalsThatNeverRestAreToldAtTheLatestTime() throws Exception {
    long start = System.nanoTime();
    var _ = signals.scheduleAtFixedRate(debouncer::signal, 0, 10, TimeUnit.MILLISECONDS);

    long first = next();
    long second = next();

    // They never end by themselves: only the longest wait can have let it run.
    assertThat(first - start).isGreaterThanOrEqualTo(QUIET.toNanos());
    assertThat(second - first).isGreaterThanOrEqualTo(QUIET.toNanos());
  }

  @Test
  void aBurstThatWaitsIsForgottenWithTheClosing() throws Exception {
    debouncer.signal();
    debouncer.close();
    debouncer.signal();

    assertThat(runs.poll(2 * QUIET.toMillis(), TimeUnit.MILLISECONDS)).isNull();
  }

  private long next() throws InterruptedException {
    Long at = runs.poll(20, TimeUnit.SECONDS);
    assertThat(at).as("a run within 20 s").isNotNull();
    return at;
  }
}
