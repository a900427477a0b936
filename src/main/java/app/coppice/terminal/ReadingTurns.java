package app.coppice.terminal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Lets only so many terminals be read at the same time that a core is left for the window: what
/// eight programs write at full speed would else keep every core busy. Who waits for a turn is not
/// read, so its program waits, too.
///
/// A key goes first: while its echo is on the way to the screen, no other terminal is read, so that
/// floods leave all cores to it. Thread-safe.
public final class ReadingTurns {
  /// In which a key's echo comes and is painted.
  private static final long ECHO_NANOS = 20_000_000;

  /// What the others have at least between two keys: a mouse that is moved sends without a pause.
  private static final long BETWEEN_NANOS = 10_000_000;

  /// The terminal that got a key, and until when the others stand back.
  private record Typed(Object terminal, long until) {}

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private volatile Typed typed = new Typed(this, System.nanoTime() - BETWEEN_NANOS);

  /// Has all other terminals stand back for a moment.
  void typed(Object terminal) {
    long now = System.nanoTime();
    if (now - typed.until() >= BETWEEN_NANOS) {
      typed = new Typed(terminal, now + ECHO_NANOS);
    }
  }

  /// Does what keeps a core busy in a turn; nothing that waits for a disk or for another thread,
  /// else the echo of every other terminal waits with it.
  <T> T take(Object terminal, Supplier<T> work) {
    standBack(terminal);
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private void standBack(Object terminal) {
    Typed now = typed;
    long left = now.until() - System.nanoTime();
    while (left > 0 && !now.terminal().equals(terminal)) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      now = typed;
      left = now.until() - System.nanoTime();
    }
  }
}
