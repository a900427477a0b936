package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed in the middle of what it does to its sessions, some twenty times;
/// five hundred are a command, see `docs/benchmarks.md`.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class ManyKillsTest {
  private static final int KILLS = 20;

  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs permissions and links")
  void noFileIsLostAndNothingIsLeftWhereverTheAppIsKilled() throws Exception {
    ManyKills.Outcome outcome = ManyKills.run(folder.toRealPath(), KILLS, 7, 2);

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.kills()).isEqualTo(KILLS);
    // Else it would have looked at nothing but starts.
    assertThat(outcome.killed().keySet()).hasSizeGreaterThan(3);
  }
}
