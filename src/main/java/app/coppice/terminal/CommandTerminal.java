package app.coppice.terminal;

import app.coppice.text.Ansi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A terminal that lives on while one command after the other runs in it: what the agent of a
/// session runs, live before the person's eyes. What the person types goes to the running command.
/// Thread-safe; commands run one at a time.
public final class CommandTerminal implements Terminal {
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private volatile String name;
  private final Answers answers = new Answers();
  private final Emulator screen;
  private final ProcessLedger ledger;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile int columns;
  private volatile int rows;
  private volatile boolean closed;
  private volatile @Nullable PtyChild running;

  /// A terminal among others.
  public CommandTerminal(String name, int columns, int rows, TerminalParts parts) {
    this.name = name;
    ledger = parts.ledger();
    this.columns = columns;
    this.rows = rows;
    screen = new Emulator(columns, rows, parts, answers::send);
  }

  /// A terminal whose commands a crash of this process may outlive.
  public CommandTerminal(String name, int columns, int rows) {
    this(name, columns, rows, TerminalParts.alone(ProcessLedger.none()));
  }

  /// Runs a command to its end and ends all it has left behind. Blocks; waits for its turn first.
  ///
  /// @param typed the command as a person would have typed it, to be shown
  /// @param request its size is replaced by the terminal's
  /// @param output takes whole lines without escape sequences while they come, on the reader's
  ///   thread; a slow taker slows the command down
  /// @throws IOException when the command can't be started or the terminal is closed
  public CommandOutcome run(
      String typed, PtyRequest request, Duration timeout, Consumer<String> output, StopSignal stop)
      throws IOException, InterruptedException {
    turn.lockInterruptibly();
    try {
      // On one or more lines, controls made visible.
      print("\033[2m$ " + Ansi.visible(typed.strip()).replace("\n", "\r\n> ") + "\033[0m\r\n");
      return runNow(request, timeout, output, stop);
    } finally {
      turn.unlock();
    }
  }

  private CommandOutcome runNow(
      PtyRequest request, Duration timeout, Consumer<String> output, StopSignal stop)
      throws IOException, InterruptedException {
    RunningCommand command = new RunningCommand(screen, output);
    PtyRequest sized =
        new PtyRequest(
            request.name(),
            request.command(),
            request.environment(),
            request.folder(),
            columns,
            rows);
    PtyChild child = PtyChild.start(sized, command, answers, ledger);
    running = child;
    try {
      if (closed) {
        throw new IOException("The terminal is closed");
      }
      stop.onStop(command::stop);
      CommandOutcome.End end = command.await(timeout);
      child.end();
      child.awaitEnd(END_LIMIT);
      return new CommandOutcome(child.exitStatus().orElse(-1), end, command.text());
    } finally {
      running = null;
      answers.toNobody();
      child.end();
      screen.settle();
      screen.announce();
    }
  }

  /// Shows plain text, such as what earlier commands wrote. Before the first command runs.
  public void show(String history) {
    print(StyledText.of(history.strip(), "").stream());
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    screen.feed(bytes, 0, bytes.length);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void rename(String newName) {
    name = newName;
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public void send(byte[] input) {
    answers.send(input);
  }

  @Override
  public void resize(int newColumns, int newRows) {
    columns = newColumns;
    rows = newRows;
    screen.resize(newColumns, newRows);
    PtyChild child = running;
    if (child != null) {
      child.resize(newColumns, newRows);
    }
  }

  /// Always empty: the terminal outlives its commands.
  @Override
  public OptionalInt exitStatus() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    closed = true;
    screen.release();
    PtyChild child = running;
    if (child != null) {
      child.end();
    }
  }

  @Override
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    if (turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
      turn.unlock();
      return true;
    }
    return false;
  }
}
