package app.coppice.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Locks a vault when nobody used the app for a while, and when the machine slept. Thread-safe.
public final class AutoLock {
  private static final Duration LOOK = Duration.ofSeconds(5);

  /// The wall clock runs on while the machine sleeps, the monotonic one does not (or both jump
  /// between two looks).
  private static final Duration SLEPT = Duration.ofSeconds(30);

  private final Vault vault;
  private final Clock clock;
  private final LongSupplier nanos;
  private volatile Duration idle = Duration.ZERO;
  private volatile long lastUse;
  private Instant lastLook;

  /// @param clock the wall clock
  /// @param nanos a monotonic clock in nanoseconds: `System::nanoTime`
  public AutoLock(Vault vault, Clock clock, LongSupplier nanos) {
    this.vault = vault;
    this.clock = clock;
    this.nanos = nanos;
    this.lastUse = nanos.getAsLong();
    this.lastLook = clock.instant();
  }

  /// Looks every few seconds on `timer`, whose owner ends it.
  public void start(ScheduledExecutorService timer) {
    var _ =
        timer.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Locks after so long without use; zero for never.
  public void setIdle(Duration idle) {
    this.idle = idle;
  }

  /// Somebody used the app: a key, a click. Cheap, any thread.
  public void touch() {
    lastUse = nanos.getAsLong();
  }

  /// Locks if it is time.
  synchronized void look() {
    Instant now = clock.instant();
    boolean slept = Duration.between(lastLook, now).compareTo(SLEPT) > 0;
    lastLook = now;
    boolean unused = nanos.getAsLong() - lastUse >= idle.toNanos();
    if (!idle.isZero() && (slept || unused) && vault.state() == VaultState.UNLOCKED) {
      vault.lock();
    }
  }
}
