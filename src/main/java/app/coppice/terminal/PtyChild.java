package app.coppice.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  private static final String MARK = "COPPICE_TERMINAL";
  private static final int CHUNK = 64 * 1024;

  /// How long a program may take to end by itself, so that all is over within two seconds.
  private static final long POLITE_MILLIS = 1_500;

  /// Output that is still on its way when the program has ended must come within this.
  private static final long QUIET_MILLIS = 200;

  private final PtyProcess process;
  private final Sink sink;
  private final ProcessTree tree;
  private final InputQueue input = new InputQueue();
  private final AtomicBoolean ending = new AtomicBoolean();
  private final CountDownLatch gone = new CountDownLatch(1);
  private final Thread reader;
  private final Thread waiter;
  private final AtomicLong received = new AtomicLong();
  private volatile @Nullable Integer status;

  private PtyChild(PtyProcess process, String mark, String name, Sink sink) {
    this.process = process;
    this.sink = sink;
    tree = new ProcessTree(process.pid(), mark);
    reader = thread(name + "-reader", this::read);
    waiter = thread(name + "-waiter", this::await);
  }

  /// Starts the program.
  ///
  /// @throws IOException when it can't be started
  static PtyChild start(PtyRequest request, Sink sink) throws IOException {
    String id = UUID.randomUUID().toString();
    Map<String, String> environment = new HashMap<>(request.environment());
    environment.putIfAbsent("TERM", "xterm-256color");
    environment.putIfAbsent("COLORTERM", "truecolor");
    environment.put(MARK, id);
    PtyProcess process =
        new PtyProcessBuilder(request.command().toArray(String[]::new))
            .setEnvironment(environment)
            .setDirectory(request.folder().toString())
            .setInitialColumns(request.columns())
            .setInitialRows(request.rows())
            .setUseWinConPty(true)
            .start();
    PtyChild child = new PtyChild(process, MARK + "=" + id, request.name(), sink);
    child.resize(request.columns(), request.rows()); // a first size may be lost while it starts
    child.reader.start();
    thread(request.name() + "-writer", () -> child.input.drainTo(process.getOutputStream()))
        .start();
    child.waiter.start();
    return child;
  }

  private static Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name("pty-" + name).unstarted(work);
  }

  void send(byte[] bytes) {
    input.add(bytes);
  }

  void resize(int columns, int rows) {
    try {
      process.setWinSize(new WinSize(columns, rows));
    } catch (IllegalStateException problem) {
      LOG.debug("A terminal that has ended has no size", problem);
    }
  }

  OptionalInt exitStatus() {
    Integer known = status;
    return known == null ? OptionalInt.empty() : OptionalInt.of(known);
  }

  private void read() {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream output = process.getInputStream();
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
      int result = process.waitFor();
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
      process.getOutputStream().close();
      process.getInputStream().close();
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
      Set<ProcessHandle> targets = tree.alive();
      if (status == null) {
        Signals.send(-tree.leader(), Signals.HANGUP);
      }
      for (ProcessHandle target : targets) {
        Signals.send(target.pid(), Signals.HANGUP);
        target.destroy();
      }
      if (!awaitExit(targets)) {
        targets.addAll(tree.alive());
        targets.forEach(ProcessHandle::destroyForcibly);
        awaitExit(targets);
      }
      tree.alive().forEach(ProcessHandle::destroyForcibly);
      release();
      waiter.join(POLITE_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      gone.countDown();
    }
  }

  private static boolean awaitExit(Set<ProcessHandle> targets) throws InterruptedException {
    CompletableFuture<?>[] exits =
        targets.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(exits).get(POLITE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return targets.stream().noneMatch(ProcessHandle::isAlive);
    }
  }

  /// Waits until nothing of it is left.
  ///
  /// @return false when the time was over first
  boolean awaitEnd(Duration timeout) throws InterruptedException {
    return gone.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }
}
