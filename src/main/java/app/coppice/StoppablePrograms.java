package app.coppice;

import app.coppice.git.ProgramRunner;
import app.coppice.git.StopSignal;
import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.ProgramMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Programs that are ended, with all they have started, when a person wants them to stop: politely
/// first, so that git takes its locks away. What is left on a system where marks are not seen goes
/// as their descendants. Thread-safe.
record StoppablePrograms(ProgramRunner programs, ProcessLedger ledger, StopSignal stop)
    implements ProgramRunner {
  /// A program that is just being started carries no mark yet: it is looked for again.
  private static final Duration AGAIN = Duration.ofMillis(50);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  @Override
  public ProgramRunner stoppable(StopSignal other) {
    return new StoppablePrograms(programs, ledger, other);
  }

  @Override
  public Finished run(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      byte[] input,
      Duration timeout,
      int limit,
      Predicate<byte[]> mayGoOn)
      throws IOException, InterruptedException {
    try (ProgramMark mark = ProgramMark.open(ledger)) {
      Map<String, String> marked = new HashMap<>(environment);
      marked.putAll(mark.variables());
      FutureTask<Finished> task =
          new FutureTask<>(
              () -> programs.run(command, folder, marked, input, timeout, limit, mayGoOn));
      Run run = new Run(task, mark);
      run.thread.start();
      stop.onStop(run::stop);
      try {
        return task.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException && run.isStopped()) {
          // It withstood its end: whoever waits for it here was not interrupted.
          return new Finished(-1, new byte[0], new byte[0]);
        }
        throw problem(e.getCause() == null ? e : e.getCause());
      } catch (InterruptedException e) {
        run.thread.interrupt();
        var _ = run.thread.join(Duration.ofNanos(PATIENCE_NANOS));
        throw e;
      } finally {
        run.finish();
      }
    }
  }

  private static IOException problem(Throwable cause) throws InterruptedException {
    return switch (cause) {
      case IOException e -> e;
      case InterruptedException e -> throw e;
      case RuntimeException e -> throw e;
      default -> new IOException(cause);
    };
  }

  /// One program from its start until nothing of it is left that had to end.
  private static final class Run {
    private enum State {
      RUNNING,
      STOPPING,
      OVER
    }

    private final FutureTask<Finished> task;
    private final ProgramMark mark;
    private final Thread thread;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final CountDownLatch gone = new CountDownLatch(1);

    Run(FutureTask<Finished> task, ProgramMark mark) {
      this.task = task;
      this.mark = mark;
      thread = Thread.ofVirtual().name("stoppable").unstarted(task);
    }

    /// Begins to end it, unless it is over.
    void stop() {
      if (state.compareAndSet(State.RUNNING, State.STOPPING)) {
        Thread.ofVirtual()
            .name("stop-program")
            .start(() -> {
              try {
                end();
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              } finally {
                gone.countDown();
              }
            });
      }
    }

    boolean isStopped() {
      return state.get() == State.STOPPING;
    }

    private void end() throws InterruptedException {
      long end = System.nanoTime() + PATIENCE_NANOS;
      do {
        var _ = mark.end();
      } while (!thread.join(AGAIN) && System.nanoTime() - end < 0);
      if (!task.isDone()) {
        thread.interrupt();
      }
    }

    /// A hook that made itself a daemon outlives git by a little.
    void finish() throws InterruptedException {
      if (!state.compareAndSet(State.RUNNING, State.OVER)) {
        var _ = gone.await(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      }
    }
  }
}
