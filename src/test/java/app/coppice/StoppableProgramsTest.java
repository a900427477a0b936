package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Cancellation;
import app.coppice.git.ProgramRunner;
import app.coppice.git.ProgramRunner.Finished;
import app.coppice.git.StopSignal;
import app.coppice.terminal.ProcessLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that no signal reaches.
@Timeout(60)
class StoppableProgramsTest {
  @TempDir Path folder;

  private final CountDownLatch started = new CountDownLatch(1);

  /// Nothing but its thread's interruption ends it.
  private final ProgramRunner deaf =
      (_, _, _, _, _, _, _) -> {
        started.countDown();
        new CountDownLatch(1).await();
        throw new AssertionError("It is never let go on");
      };

  private Finished run(StopSignal stop) throws Exception {
    return new StoppablePrograms(deaf, ProcessLedger.none(), stop)
        .run(List.of("git"), folder, Map.of(), new byte[0], Duration.ofMinutes(1), 1, _ -> true);
  }

  @Test
  void whoWaitsForAProgramThatWithstandsItsEndIsNotInterruptedThemselves() throws Exception {
    Cancellation stop = new Cancellation();
    Thread person =
        Thread.ofVirtual()
            .start(() -> {
              try {
                started.await();
                stop.cancel();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });

    Finished finished = run(stop::onCancel);

    assertThat(finished.exitStatus()).isEqualTo(-1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    person.join();
  }

  @Test
  void whoIsInterruptedThemselvesHearsOfIt() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run(StopSignal.NEVER)).isInstanceOf(InterruptedException.class);
  }
}
