package app.coppice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/// Measures what each pulse of a window takes of the FX thread: timers, styles and layout. What the
/// Headless platform does to copy its pixels, letter by letter of them, is not of the program and
/// comes after. Started before the window, so that its timer runs before the window's. FX thread
/// only.
final class PulseMeter {
  private final ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
  private final List<LongConsumer> waiting = new ArrayList<>();
  private final Runnable ends = this::end;
  private long begun;
  private long pulses;
  private long total;
  private final AnimationTimer begins =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          begun = now();
        }
      };

  /// Nanoseconds of processor time that the FX thread has had.
  long now() {
    return clocks.getCurrentThreadCpuTime();
  }

  void start() {
    begins.start();
  }

  void watch(Scene scene) {
    scene.addPostLayoutPulseListener(ends);
  }

  void stop(Scene scene) {
    begins.stop();
    scene.removePostLayoutPulseListener(ends);
  }

  /// Tells what the next pulse took, in nanoseconds.
  void afterNext(LongConsumer told) {
    waiting.add(told);
  }

  /// Nanoseconds of all pulses so far.
  long total() {
    return total;
  }

  long pulses() {
    return pulses;
  }

  private void end() {
    long spent = now() - begun;
    total += spent;
    pulses++;
    List<LongConsumer> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(told -> told.accept(spent));
  }
}
