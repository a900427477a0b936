package app.coppice.terminal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets only so many terminals be read at the same time that a core is left for the window: what
/// eight programs write at full speed would else keep every core busy. Who waits for a turn is not
/// read, so its program waits, too. Thread-safe.
public final class ReadingTurns {
  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /// Does what keeps a core busy in a turn; nothing that waits for a disk or for another thread,
  /// else the echo of every other terminal waits with it.
  <T> T take(Supplier<T> work) {
    turns.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
