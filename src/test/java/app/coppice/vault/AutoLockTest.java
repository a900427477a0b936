package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoLockTest {
  @TempDir Path folder;
  private final Time time = new Time();
  private Vault vault;
  private AutoLock autoLock;

  @BeforeEach
  void openVault() throws IOException {
    vault =
        new Vault(
            folder.resolve("secrets.vault"), KdfParameters.FLOOR, new QuickHash(), Keychain.none());
    assertThat(vault.create("right".toCharArray())).isNotNull();
    autoLock = new AutoLock(vault, time, time::nanos);
    autoLock.setIdle(Duration.ofMinutes(1));
  }

  private VaultState after(Duration duration) {
    for (long seconds = 0; seconds < duration.toSeconds(); seconds += 5) {
      time.pass(Duration.ofSeconds(5));
      autoLock.look();
    }
    return vault.state();
  }

  @Test
  void locksAfterTheIdleTimeAndNotBefore() {
    assertThat(after(Duration.ofSeconds(55))).isEqualTo(VaultState.UNLOCKED);
    assertThat(after(Duration.ofSeconds(5))).isEqualTo(VaultState.LOCKED);
  }

  @Test
  void useKeepsItOpen() {
    assertThat(after(Duration.ofSeconds(55))).isEqualTo(VaultState.UNLOCKED);
    autoLock.touch();
    assertThat(after(Duration.ofSeconds(55))).isEqualTo(VaultState.UNLOCKED);
  }

  @Test
  void aSleepLocksAtOnce() {
    time.sleepMachine(Duration.ofMinutes(5));
    autoLock.touch();
    autoLock.look();

    assertThat(vault.state()).isEqualTo(VaultState.LOCKED);
  }

  @Test
  void zeroIsNever() {
    autoLock.setIdle(Duration.ZERO);

    assertThat(after(Duration.ofHours(1))).isEqualTo(VaultState.UNLOCKED);
  }

  /// Both clocks of a machine, in the test's hand.
  private static final class Time extends Clock {
    private Instant now = Instant.EPOCH;
    private long nanos;

    void pass(Duration duration) {
      now = now.plus(duration);
      nanos += duration.toNanos();
    }

    void sleepMachine(Duration duration) {
      now = now.plus(duration);
    }

    long nanos() {
      return nanos;
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
