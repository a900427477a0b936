package app.coppice.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Timer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestingTimerTest {
  private final Semaphore ticks = new Semaphore(0);
  private final GtkLike platform = new GtkLike(ticks::release);
  private final RestingTimer timer = new RestingTimer(platform, ticks::release);

  @BeforeAll
  static void startToolkit() {
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException _) {
      // It runs already.
    }
  }

  @BeforeEach
  void start() {
    timer.start(16);
  }

  @Test
  void aPauseStopsThePlatformsTimer() {
    assertThat(platform.isRunning()).isTrue();
    timer.pause();
    timer.pause();
    assertThat(platform.isRunning()).isFalse();
    assertThat(platform.starts).isEqualTo(1);
  }

  @Test
  void whatEndsARestIsDrawnAtOnceAndOnlyOnce() throws InterruptedException {
    timer.pause();
    timer.resume();
    timer.resume();
    assertThat(platform.isRunning()).isTrue();
    assertThat(platform.starts).isEqualTo(2);
    assertThat(platform.period).isEqualTo(16);
    assertThat(ticks.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    Semaphore drained = new Semaphore(0);
    Platform.runLater(drained::release);
    assertThat(drained.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ticks.availablePermits()).isZero();
  }

  @Test
  void aTimerThatNeverRestedIsNotTickedByAResume() throws InterruptedException {
    timer.resume();
    Semaphore drained = new Semaphore(0);
    Platform.runLater(drained::release);
    assertThat(drained.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    assertThat(platform.starts).isEqualTo(1);
    assertThat(ticks.availablePermits()).isZero();
  }

  /// Ticks never by itself, and ignores a pause as GTK's does.
  private static final class GtkLike extends Timer {
    private int starts;
    private int period;

    GtkLike(Runnable tick) {
      super(tick);
    }

    @Override
    protected long _start(Runnable runnable) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected long _start(Runnable runnable, int milliseconds) {
      starts++;
      period = milliseconds;
      return 1;
    }

    @Override
    protected void _stop(long pointer) {}

    @Override
    protected void _pause(long pointer) {}

    @Override
    protected void _resume(long pointer) {}
  }
}
