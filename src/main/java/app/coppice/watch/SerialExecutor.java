package app.coppice.watch;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// Runs tasks one at a time, in order, on a virtual thread that lives only while there are some.
/// Thread-safe.
final class SerialExecutor implements Executor {
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private boolean running;

  @Override
  public void execute(Runnable task) {
    synchronized (tasks) {
      tasks.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    Thread.ofVirtual().name("coppice-watch-delivery").start(this::drain);
  }

  private void drain() {
    while (true) {
      Runnable task;
      synchronized (tasks) {
        if (tasks.isEmpty()) {
          running = false;
          return;
        }
        task = tasks.remove();
      }
      runOne(task);
    }
  }

  /// A task that fails ends in the thread's uncaught handler; the ones after it still run.
  private static void runOne(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      Thread.currentThread()
          .getUncaughtExceptionHandler()
          .uncaughtException(Thread.currentThread(), e);
    }
  }
}
