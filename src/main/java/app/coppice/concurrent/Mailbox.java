package app.coppice.concurrent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A bounded queue that many threads fill and one thread empties in batches. Thread-safe.
///
/// A full mailbox blocks whoever {@link #put puts}: that is the back-pressure by which a slow
/// consumer slows a network connection down instead of losing anything.
public final class Mailbox<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition emptied = lock.newCondition();
  private final ArrayDeque<T> items = new ArrayDeque<>();
  private final int capacity;
  private boolean closed;

  /// @param capacity items that wait before {@link #put} blocks, at least 1
  public Mailbox(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity);
    }
    this.capacity = capacity;
  }

  /// Adds `item`, waiting while the mailbox is full. Answers false, without taking it, once closed.
  public boolean put(T item) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && items.size() >= capacity) {
        emptied.await();
      }
      return add(item);
    } finally {
      lock.unlock();
    }
  }

  /// Adds `item` at once, beyond the capacity if need be: for the few messages of a thread that
  /// must never wait. Answers false, without taking it, once closed.
  public boolean push(T item) {
    lock.lock();
    try {
      return add(item);
    } finally {
      lock.unlock();
    }
  }

  /// Moves everything that waits into `batch`, waiting up to `patience` for a first item. Answers
  /// false when the mailbox is closed and empty: nothing will come any more.
  public boolean drain(Collection<? super T> batch, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !closed && left > 0) {
        left = filled.awaitNanos(left);
      }
      boolean more = !closed || !items.isEmpty();
      batch.addAll(items);
      items.clear();
      emptied.signalAll();
      return more;
    } finally {
      lock.unlock();
    }
  }

  /// Takes no more; what waits can still be drained, and blocked putters go on with false.
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      emptied.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean add(T item) {
    if (closed) {
      return false;
    }
    items.add(item);
    filled.signal();
    return true;
  }
}
