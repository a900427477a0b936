package app.coppice.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Input that waits for a program to read it. Bounded: a program that never reads loses what comes
/// after the bound. Thread-safe.
final class InputQueue {
  private static final int LIMIT = 16 << 20;

  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private int size;
  private boolean closed;

  /// Appends `input`; never blocks.
  synchronized void add(byte[] input) {
    if (!closed && input.length > 0 && size + input.length <= LIMIT) {
      waiting.add(input.clone());
      size += input.length;
      notifyAll();
    }
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }

  /// Writes what comes until the queue or the stream is closed. The writer's thread.
  void drainTo(OutputStream target) {
    try {
      byte[] next = take();
      while (next != null) {
        target.write(next);
        target.flush();
        next = take();
      }
    } catch (IOException _) {
      close(); // the program is gone, so is its input
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized byte @Nullable [] take() throws InterruptedException {
    while (waiting.isEmpty() && !closed) {
      wait();
    }
    byte[] next = waiting.poll();
    size -= next == null ? 0 : next.length;
    return next;
  }
}
