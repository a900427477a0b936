package app.coppice.concurrent;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Turns a burst of signals into one run of an action: once no signal came for `quiet`, at the
/// latest `longest` after the first. Thread-safe; the action runs on the timer's thread, never
/// twice at a time, and must hand longer work on.
public final class Debouncer implements AutoCloseable {
  private final ScheduledExecutorService timer;
  private final long quietNanos;
  private final long longestNanos;
  private final Runnable action;
  private final Object lock = new Object();

  // Guarded by lock. Times are those of System.nanoTime.
  private long first;
  private long last;
  private boolean waiting;
  private boolean closed;

  /// @param timer a single-threaded timer, owned by the caller
  public Debouncer(
      ScheduledExecutorService timer, Duration quiet, Duration longest, Runnable action) {
    this.timer = timer;
    this.quietNanos = quiet.toNanos();
    this.longestNanos = longest.toNanos();
    this.action = action;
  }

  /// Says that something happened. Costs no timer task while a burst lasts.
  public void signal() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      last = System.nanoTime();
      if (!waiting) {
        waiting = true;
        first = last;
        schedule(quietNanos);
      }
    }
  }

  /// Forgets a burst that waits; later signals do nothing.
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
    }
  }

  private void schedule(long nanos) {
    var _ = timer.schedule(this::wake, nanos, TimeUnit.NANOSECONDS);
  }

  private void wake() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      long due = Math.min(last + quietNanos, first + longestNanos) - System.nanoTime();
      if (due > 0) {
        schedule(due);
        return;
      }
      waiting = false;
    }
    action.run();
  }
}
