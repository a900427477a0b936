package app.coppice.ui.window;

import java.time.InstantSource;
import javafx.animation.AnimationTimer;

/// Tells on standard error when the window's first frame was painted, in milliseconds of the epoch:
/// only with `-Dcoppice.trace=frames`, for measuring. FX thread only.
final class FirstFrame extends AnimationTimer {
  private final InstantSource clock;
  private int pulses;

  private FirstFrame(InstantSource clock) {
    this.clock = clock;
  }

  /// Call it right after the window is shown.
  static void trace(InstantSource clock) {
    if (System.getProperty("coppice.trace", "").equals("frames")) {
      new FirstFrame(clock).start();
    }
  }

  @Override
  public void handle(long now) {
    pulses++;
    // A pulse begins when the picture of the one before is on the screen.
    if (pulses == 2) {
      System.err.println("first frame at " + clock.millis());
      stop();
    }
  }
}
