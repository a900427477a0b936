package app.coppice.terminal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program in a pseudo-terminal with the threads that serve it. They are platform threads,
/// because reads, writes and waits block in native code. The reader hands the output on before it
/// reads more, so a program that floods is slowed down by its own terminal. Thread-safe.
final class PtyChild {
  /// Takes what the program does.
  interface Sink {
    /// The next output; on the reader's thread.
    void output(byte[] bytes, int length);

    /// The program has ended and its output has been handed on; on the waiter's thread, once.
    void ended(int exitStatus);
  }

  private static final Logger LOG = LoggerFactory.getLogger(PtyChild.class);
  private static final int CHUNK = 64 * 1024;
  private static final long LAST_WORDS_MILLIS = 1_500;

  /// Output that is still on its way when the program has ended must come within this.
  private static final long QUIET_MILLIS = 200;

  private final PtyProgram program;
  private final Sink sink;
  private final ProcessTree tree;
  private final ProcessLedger ledger;
  private final UUID mark;
  private final Closeable job;
  private final InputQueue input = new InputQueue();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Thread reader;
  private final Thread waiter;
  private final AtomicLong received = new AtomicLong();
  private volatile @Nullable Integer status;

  private PtyChild(PtyProgram program, UUID mark, String name, Sink sink, ProcessLedger ledger) {
    this.program = program;
    this.sink = sink;
    this.ledger = ledger;
    this.mark = mark;
    job = job(program.pid());
    tree = ProcessTree.of(program.pid(), mark.toString());
    reader = thread(name + "-reader", this::read);
    waiter = thread(name + "-waiter", this::await);
  }

  /// Starts the program.
  ///
  /// @param answers leads to it before its first output is handed on: who answers that is heard
  /// @param ledger gets to know of it before it runs
  /// @throws IOException when it can't be started
  static PtyChild start(PtyRequest request, Sink sink, Answers answers, ProcessLedger ledger)
      throws IOException {
    UUID mark = UUID.randomUUID();
    ledger.starting(mark);
    PtyProgram program;
    try {
      program = spawn(request, mark);
    } catch (IOException | RuntimeException problem) {
      ledger.ended(mark);
      throw problem;
    }
    ledger.started(mark, program.pid());
    PtyChild child = new PtyChild(program, mark, request.name(), sink, ledger);
    answers.to(child);
    child.reader.start();
    thread(request.name() + "-writer", () -> child.input.drainTo(program.input())).start();
    child.waiter.start();
    return child;
  }

  private static PtyProgram spawn(PtyRequest request, UUID mark) throws IOException {
    Map<String, String> environment = new HashMap<>(request.environment());
    environment.putIfAbsent("TERM", "xterm-256color");
    environment.putIfAbsent("COLORTERM", "truecolor");
    environment.put(ProcessTree.VARIABLE, mark.toString());
    return PtyProgram.start(request, environment);
  }

  /// What holds a program's children together beside the system's own means; on Windows alone.
  private static Closeable job(long pid) {
    if (!Signals.isWindows()) {
      return () -> {};
    }
    try {
      return WindowsJob.around(pid);
    } catch (IOException problem) {
      LOG.warn("Of a terminal's program only its descendants will be ended", problem);
      return () -> {};
    }
  }

  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name("pty-" + name).unstarted(work);
  }

  void send(byte[] bytes) {
    input.add(bytes);
  }

  void resize(int columns, int rows) {
    program.resize(columns, rows);
  }

  Foreground foreground() {
    return new Foreground(tree.table(), tree.number());
  }

  OptionalInt exitStatus() {
    Integer known = status;
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  private void read() {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream output = program.output();
      int length = output.read(chunk);
      while (length >= 0) {
        received.addAndGet(length);
        sink.output(chunk, length);
        length = output.read(chunk);
      }
    } catch (IOException _) {
      // Reading a terminal that nothing has open any more is an error by nature: the end.
    }
  }

  private void await() {
    try {
      int result = program.waitFor();
      long before;
      do {
        before = received.get();
        reader.join(QUIET_MILLIS);
      } while (reader.isAlive() && received.get() != before);
      status = result;
      sink.ended(result);
      end(); // what the program has left running would hold the terminal open
      reader.join();
      release();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives the descriptors back. Closing twice does no harm.
  private void release() {
    input.close();
    try {
      program.close();
    } catch (IOException problem) {
      LOG.debug("Closing a pseudo-terminal", problem);
    }
    if (!ending.get()) {
      gone.countDown();
    }
  }

  /// Ends the program and all it has started: at once politely, after 2 s for good. Does not wait.
  void end() {
    if (ending.compareAndSet(false, true)) {
      Thread.ofPlatform().name("pty-end").start(this::endAll);
    }
  }

  private void endAll() {
    try {
      if (tree.leaderRuns()) {
        Signals.send(-tree.number(), Signals.HANGUP);
      }
      boolean over = new Termination(tree::alive, tree.table()).run();
      closeJob();
      if (over) {
        ledger.ended(mark); // else the next launch tries again
      }
      release();
      waiter.join(LAST_WORDS_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      gone.countDown();
    }
  }

  private void closeJob() {
    try {
      job.close();
    } catch (IOException problem) {
      LOG.warn("A terminal's job stays open", problem);
    }
  }

  /// Waits until nothing of it is left.
  ///
  /// @return false when the time was over first
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return gone.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
