package app.coppice.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;

/// Runs marked work once a pulse, newest state only. Idle, it costs nothing: the timer runs only
/// while something is marked.
public final class FramePump {
  private final Set<Runnable> marked = new LinkedHashSet<>();
  private boolean running;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          drain();
        }
      };

  /// Asks for `work` at the next pulse; marked twice, it still runs once. Thread-safe. Use one
  /// stable `Runnable` object per consumer: identity is what coalesces.
  public void mark(Runnable work) {
    boolean start;
    synchronized (marked) {
      marked.add(work);
      start = !running;
      running = true;
    }
    if (start) {
      FxThread.run(timer::start);
    }
  }

  private void drain() {
    List<Runnable> due;
    synchronized (marked) {
      due = new ArrayList<>(marked);
      marked.clear();
      if (due.isEmpty()) {
        running = false;
        timer.stop();
        return;
      }
    }
    for (Runnable work : due) {
      runAlone(work);
    }
  }

  /// One view that throws must not take the frame of all others with it.
  private static void runAlone(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }
}
