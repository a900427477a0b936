package app.coppice.session;

import java.time.Duration;

/// The openings of sessions that are under way, and what follows each: none begins once it is
/// closed, and whoever closes it can wait for the last. Thread-safe.
final class OpenWork {
  private int running;
  private boolean closed;

  /// Whether a piece of work may begin; it then has to {@link #end}.
  synchronized boolean begin() {
    if (closed) {
      return false;
    }
    running++;
    return true;
  }

  /// Counts one more for a piece that has begun already, which may go on when this is closed.
  synchronized void alsoBegin() {
    running++;
  }

  synchronized void end() {
    running--;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// Lets nothing begin any more.
  synchronized void close() {
    closed = true;
  }

  /// Waits for all that has begun; false when it lasts longer than `patience`.
  synchronized boolean awaitEnd(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (running > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
