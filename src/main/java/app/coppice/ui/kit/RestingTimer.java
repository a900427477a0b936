package app.coppice.ui.kit;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;

/// JavaFX's pulse timer that stops while nothing is to be drawn.
///
/// JavaFX asks its timer to pause 250 ms after the last pulse that anybody wanted, but on GTK that
/// request does nothing, and an idle window wakes the processor sixty times a second. This one
/// stops GTK's timer instead. What ends the rest is drawn at once and not only when the timer has
/// come round. [PulseTimer] puts it in place. Paused on the FX thread, resumed on any; callers hold
/// the lock of `Timer`.
final class RestingTimer extends Timer {
  private final Timer platform;
  private final Runnable tick;
  private int period;
  private boolean resting;

  RestingTimer(Timer platform, Runnable tick) {
    super(tick);
    this.platform = platform;
    this.tick = tick;
  }

  @Override
  protected long _start(Runnable runnable) {
    throw new UnsupportedOperationException("GTK's timer has a period");
  }

  @Override
  protected long _start(Runnable runnable, int milliseconds) {
    period = milliseconds;
    platform.start(milliseconds);
    return 1;
  }

  @Override
  protected void _stop(long pointer) {
    platform.stop();
  }

  @Override
  protected void _pause(long pointer) {
    if (!resting) {
      resting = true;
      platform.stop();
    }
  }

  @Override
  protected void _resume(long pointer) {
    if (resting) {
      resting = false;
      platform.start(period);
      Application.invokeLater(tick);
    }
  }
}
