package app.coppice.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Says when the shells of a session are to be kept while they are open, so that an end without
/// warning costs seconds of them. Nothing runs while nothing changes. Thread-safe; never blocks.
final class ShellKeeper implements AutoCloseable {
  private final Consumer<SessionId> keep;
  private final Pace pace;

  // Guarded by this. Times are those of System.nanoTime.
  private final Map<SessionId, Long> due = new HashMap<>();
  private final Map<SessionId, Long> lastText = new HashMap<>();
  private boolean closed;

  /// How quick it is.
  ///
  /// @param soon after a shell came, went or got a name
  /// @param text after the first output
  /// @param every the least time between two that are for output alone: a program that writes all
  ///   the time has its text kept this often
  record Pace(Duration soon, Duration text, Duration every) {
    static final Pace USUAL =
        new Pace(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(15));
  }

  /// @param keep blocking; called on a thread of its own
  ShellKeeper(Consumer<SessionId> keep, Pace pace) {
    this.keep = keep;
    this.pace = pace;
  }

  /// A shell came, went or got another name.
  synchronized void shellsChanged(SessionId id) {
    at(id, System.nanoTime() + pace.soon.toNanos());
  }

  /// A shell shows something else.
  synchronized void textChanged(SessionId id) {
    if (due.containsKey(id)) {
      return;
    }
    long at = System.nanoTime() + pace.text.toNanos();
    Long last = lastText.get(id);
    if (last != null) {
      at = Math.max(at - last, pace.every.toNanos()) + last;
    }
    lastText.put(id, at);
    at(id, at);
  }

  private void at(SessionId id, long at) {
    Long waiting = due.get(id);
    if (closed || (waiting != null && waiting - at <= 0)) {
      return;
    }
    due.put(id, at);
    CompletableFuture.delayedExecutor(
            at - System.nanoTime(), TimeUnit.NANOSECONDS, ShellKeeper::start)
        .execute(() -> run(id, at));
  }

  private static void start(Runnable work) {
    var _ =
        Background.run(
            "keep-shells",
            () -> {
              work.run();
              return true;
            });
  }

  private void run(SessionId id, long at) {
    synchronized (this) {
      if (closed || !due.remove(id, at)) {
        return;
      }
    }
    // What changes from here on is kept the next time.
    keep.accept(id);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
