package app.coppice.ui.window;

import java.time.InstantSource;
import javafx.animation.AnimationTimer;

/// Waits until the window's first frame was painted. FX thread only.
final class FirstFrame extends AnimationTimer {
  private final Runnable painted;
  private int pulses;

  private FirstFrame(Runnable painted) {
    this.painted = painted;
  }

  /// Runs `painted` once that is so; call it right before or after the window is shown.
  static void then(Runnable painted) {
    new FirstFrame(painted).start();
  }

  /// Tells on standard error when it was, in milliseconds of the epoch: only with
  /// `-Dcoppice.trace=frames`, for measuring.
  static void trace(InstantSource clock) {
    if (System.getProperty("coppice.trace", "").equals("frames")) {
      then(() -> System.err.println("first frame at " + clock.millis()));
    }
  }

  @Override
  public void handle(long now) {
    pulses++;
    // A pulse begins when the picture of the one before is on the screen.
    if (pulses == 2) {
      stop();
      painted.run();
    }
  }
}
