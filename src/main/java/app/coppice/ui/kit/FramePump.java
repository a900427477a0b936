package app.coppice.ui.kit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;

/// Runs marked work once a pulse, newest state only. Idle, it costs nothing: the timer runs only
/// while something is marked.
public final class FramePump {
  /// A pulse lasts as long as the timer's period: no more than that many a second.
  private static final long PERIOD = 16_000_000;

  private final Set<Runnable> marked = new LinkedHashSet<>();
  private final Runnable atOnce;
  private boolean running;
  private long last;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          drain();
        }
      };

  /// A pump that waits for the timer of JavaFX.
  public FramePump() {
    this(() -> {});
  }

  /// @param atOnce has a pulse that is wanted begin without waiting for the timer, on the FX
  ///   thread; see [PulseTimer]
  public FramePump(Runnable atOnce) {
    this.atOnce = atOnce;
  }

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
      FxThread.run(this::start);
    }
  }

  /// What comes after a pause is painted at once: a key's letter would wait for half a period.
  private void start() {
    timer.start();
    if (System.nanoTime() - last >= PERIOD) {
      atOnce.run();
    }
  }

  private void drain() {
    last = System.nanoTime();
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
