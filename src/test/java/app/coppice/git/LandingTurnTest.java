package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTurnTest {
  private static final int TURNS = 400;

  @TempDir Path folder;

  /// The look opens the file of the lock, which a process must not close while it has it.
  @Test
  void whoLooksWhetherSomebodyLandsIsInNobodysWay() throws Exception {
    try (var sandbox = new GitSandbox(folder);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var over = new AtomicBoolean();
      var looks =
          threads.submit(() -> {
            int looked = 0;
            while (!over.get()) {
              LandingTurn.isTaken(sandbox.repository);
              looked++;
            }
            return looked;
          });
      try {
        for (int i = 0; i < TURNS; i++) {
          try (var _ = LandingTurn.await(sandbox.repository)) {
            assertThat(sandbox.repository.landing().isHeldByCurrentThread()).isTrue();
          }
        }
      } finally {
        over.set(true);
      }
      assertThat(looks.get(30, TimeUnit.SECONDS)).isPositive();
      assertThat(LandingTurn.isTaken(sandbox.repository)).isFalse();
    }
  }

  @Test
  void itIsTakenForOneselfToo() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      assertThat(LandingTurn.isTaken(sandbox.repository)).isFalse();
      try (var _ = LandingTurn.await(sandbox.repository)) {
        assertThat(LandingTurn.isTaken(sandbox.repository)).isTrue();
      }
      assertThat(LandingTurn.isTaken(sandbox.repository)).isFalse();
    }
  }
}
