package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
            assertThat(sandbox.repository.turns().landing().isHeldByCurrentThread()).isTrue();
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

  @Test
  void anotherOpeningOfTheRepositoryWaitsForItsTurn() throws Exception {
    try (var sandbox = new GitSandbox(folder);
        var again = sandbox.open(sandbox.main);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> second;
      try (var _ = LandingTurn.await(sandbox.repository)) {
        second =
            threads.submit(() -> {
              try (var _ = LandingTurn.await(again)) {
                return again.turns().landing().isHeldByCurrentThread();
              }
            });
        while (!sandbox.repository.turns().landing().hasQueuedThreads()) {
          assertThat(second.isDone()).isFalse();
          Thread.onSpinWait();
        }
      }
      assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// Reached by another way, too.
  @Test
  @EnabledOnOs(OS.LINUX)
  void whoLooksFromAnotherOpeningEndsNoLock() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path link = sandbox.root.resolve("link");
      Files.createSymbolicLink(link, sandbox.main.resolve(".git"));
      try (var again = new Repository(sandbox.main, link, sandbox.program);
          var _ = LandingTurn.await(sandbox.repository)) {
        assertThat(locks("coppice/landing.lock", sandbox)).isEqualTo(1);
        assertThat(LandingTurn.isTaken(again)).isTrue();
        assertThat(locks("coppice/landing.lock", sandbox)).isEqualTo(1);
      }
      String id = GitSandbox.SESSION;
      try (var again = sandbox.open(sandbox.main);
          var _ = SpareHold.of(sandbox.repository, id).orElseThrow()) {
        assertThat(SpareHold.isHeld(again, id)).isTrue();
        assertThat(SpareHold.of(again, id)).isEmpty();
        assertThat(locks("coppice-spares/" + id + ".lock", sandbox)).isEqualTo(1);
      }
    }
  }

  /// How many of this process the system knows on a file of the git folder, by `proc_locks(5)`.
  private static long locks(String file, GitSandbox sandbox) throws Exception {
    Path path = sandbox.main.resolve(".git").resolve(file);
    String end = ":" + Files.getAttribute(path, "unix:ino") + " ";
    String process = " " + ProcessHandle.current().pid() + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .filter(line -> line.contains(end) && line.contains(process))
        .count();
  }
}
