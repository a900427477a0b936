package app.coppice.session;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Whose turn it is to look at a worktree: what a person has before them waits for nobody, and all
/// else only goes on while a core is left to the window. Thread-safe.
///
/// Eight sessions that check out branches at the same time would else look at thousands of files at
/// once, and whoever writes a file in the ninth waits for all of them. What had its turn rests as
/// long as that took, so that a worktree that changes without end is looked at half of the time;
/// before a person only after a long look, which shows much.
final class LookTurns {
  /// Nobody waits longer for others: one of them may look at a disk that does not answer.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);

  /// A look at what a person has before them is long beyond this, and what is beyond is rested.
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(150);

  private final int most;
  private final long patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private final Map<Object, Long> restsUntil = new HashMap<>();
  private Set<Object> first = Set.of();
  private int underWay;

  /// @param most at once, but for what comes first
  /// @param patience after which one goes on beside the others
  LookTurns(int most, Duration patience) {
    this.most = most;
    this.patience = patience.toNanos();
  }

  /// As many as leave a core free, one at least.
  static LookTurns ofThisMachine() {
    return new LookTurns(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), PATIENCE);
  }

  /// Says who goes first from now on, those included that wait already.
  void first(Collection<?> those) {
    lock.lock();
    try {
      first = Set.copyOf(those);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a turn, which ends when it is closed. Blocking, for two seconds and a rest of one at
  /// most; at once when the thread is interrupted, which stays so.
  Turn await(Object who) {
    lock.lock();
    try {
      long asked = System.nanoTime();
      long free = restsUntil.getOrDefault(who, asked);
      for (long wait = wait(who, asked, free); wait > 0; wait = wait(who, asked, free)) {
        var _ = changed.awaitNanos(wait);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    try {
      underWay++;
      return new Turn(who, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /// How long there is to wait if nothing changes, in nanoseconds. Lock held.
  private long wait(Object who, long asked, long free) {
    long now = System.nanoTime();
    if (first.contains(who)) {
      return free - SHORT - now;
    }
    return free - now > 0 ? free - now : underWay < most ? 0 : patience - (now - asked);
  }

  /// Forgets what went away.
  void forget(Object who) {
    lock.lock();
    try {
      restsUntil.remove(who);
    } finally {
      lock.unlock();
    }
  }

  private void end(Turn turn) {
    lock.lock();
    try {
      underWay--;
      long now = System.nanoTime();
      restsUntil.put(turn.who, now + Math.min(now - turn.began, LONGEST_REST));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// One look.
  final class Turn implements AutoCloseable {
    private final Object who;
    private final long began;

    private Turn(Object who, long began) {
      this.who = who;
      this.began = began;
    }

    @Override
    public void close() {
      end(this);
    }
  }
}
