package app.coppice.terminal;

import java.util.concurrent.Semaphore;

/// Lets only so many terminals be read at the same time that a core is left for the window: what
/// eight programs write at full speed would else keep every core busy. Who waits for a turn is not
/// read, so its program waits, too. Thread-safe.
final class ReadingTurns {
  private static final ReadingTurns ALL =
      new ReadingTurns(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  private final Semaphore turns;

  private ReadingTurns(int atOnce) {
    turns = new Semaphore(atOnce, true);
  }

  /// Those of this process.
  static ReadingTurns all() {
    return ALL;
  }

  /// Does some microseconds of work in a turn.
  void take(Runnable work) {
    turns.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      turns.release();
    }
  }
}
