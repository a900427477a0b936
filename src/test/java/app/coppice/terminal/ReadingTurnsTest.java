package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadingTurnsTest extends PtyTest {
  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toNanos(), TimeUnit.NANOSECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Timeout(120)
  void whoIsSlowToTakeACommandsOutputHoldsUpNoOtherTerminal() throws Exception {
    int count = Runtime.getRuntime().availableProcessors();
    Semaphore stuck = new Semaphore(0);
    CountDownLatch over = new CountDownLatch(1);
    List<Thread> runs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CommandTerminal terminal = new CommandTerminal("agent", 80, 24, parts);
      PtyRequest echo =
          new PtyRequest(
              "command",
              List.of("sh", "-c", "echo said"),
              Map.of("PATH", System.getenv("PATH")),
              folder,
              80,
              24);
      runs.add(
          Thread.ofPlatform()
              .start(() -> {
                try (terminal) {
                  terminal.run(
                      "",
                      echo,
                      LONG,
                      _ -> {
                        stuck.release();
                        await(over);
                      },
                      _ -> {});
                } catch (IOException | InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
    }
    assertThat(stuck.tryAcquire(count, LONG.toNanos(), TimeUnit.NANOSECONDS)).isTrue();
    awaitText(start("sh", "-c", "echo heard"), "heard");
    over.countDown();
    for (Thread run : runs) {
      run.join();
    }
  }

  @Test
  @Timeout(60)
  void aKeyGoesBeforeTheOutputOfOtherTerminals() {
    ReadingTurns turns = new ReadingTurns();
    long before = System.nanoTime();
    turns.typed("typed into");
    long other = turns.take("another", System::nanoTime);
    assertThat(Duration.ofNanos(other - before)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  @Timeout(60)
  void whoTypesWithoutAPauseStarvesNobody() throws Exception {
    ReadingTurns turns = new ReadingTurns();
    CountDownLatch read = new CountDownLatch(20);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              while (read.getCount() > 0) {
                turns.take("another", read::getCount);
                read.countDown();
              }
            });
    while (read.getCount() > 0) {
      turns.typed("typed into");
      Thread.onSpinWait();
    }
    other.join();
    assertThat(read.getCount()).isZero();
  }
}
