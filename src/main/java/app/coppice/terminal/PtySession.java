package app.coppice.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A terminal with one program in it, usually the person's shell, from its start to its end.
/// Thread-safe.
public final class PtySession implements Terminal {
  /// What Ctrl+C sends; a shell begins its line anew.
  private static final byte INTERRUPT = 3;

  private volatile String name;
  private volatile boolean lineBegun;
  private final Emulator screen;
  private final PtyChild child;
  private final ReadingTurns turns;

  private PtySession(PtyRequest request, TerminalParts parts) throws IOException {
    name = request.name();
    turns = parts.turns();
    Answers answers = new Answers();
    screen = new Emulator(request.columns(), request.rows(), parts, answers::send);
    if (!request.history().isEmpty()) {
      byte[] history = request.history().stream().getBytes(StandardCharsets.UTF_8);
      screen.feed(history, 0, history.length);
    }
    try {
      child = PtyChild.start(request, new ToScreen(screen), answers, parts.ledger());
    } catch (IOException | RuntimeException problem) {
      screen.release();
      throw problem;
    }
  }

  /// Starts the program. Blocks for a few milliseconds: not on the FX thread.
  ///
  /// @param parts that it has in common with other terminals
  /// @throws IOException when it can't be started
  public static PtySession start(PtyRequest request, TerminalParts parts) throws IOException {
    return new PtySession(request, parts);
  }

  /// Starts a program in a terminal that has nothing in common with another.
  ///
  /// @param ledger tells the next launch of it, should this process not live to end it
  /// @throws IOException when it can't be started
  public static PtySession start(PtyRequest request, ProcessLedger ledger) throws IOException {
    return start(request, TerminalParts.alone(ledger));
  }

  /// Starts a program that a crash of this process may outlive.
  public static PtySession start(PtyRequest request) throws IOException {
    return start(request, ProcessLedger.none());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void rename(String newName) {
    name = newName;
    screen.announce();
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public void send(byte[] input) {
    turns.typed(screen); // its echo goes before the output of all others
    if (input.length > 0) {
      byte last = input[input.length - 1];
      lineBegun = last != '\r' && last != '\n' && last != INTERRUPT;
    }
    child.send(input);
  }

  @Override
  public void resize(int columns, int rows) {
    screen.resize(columns, rows);
    child.resize(columns, rows);
  }

  @Override
  public OptionalInt exitStatus() {
    return child.exitStatus();
  }

  @Override
  public List<String> foreground() {
    return exitStatus().isPresent() ? List.of() : child.foreground().names();
  }

  @Override
  public boolean isLineBegun() {
    return lineBegun;
  }

  @Override
  public Optional<Path> folder() {
    return exitStatus().isPresent() ? Optional.empty() : child.foreground().folder();
  }

  @Override
  public void close() {
    screen.release();
    child.end();
  }

  @Override
  public boolean awaitEnd(Duration timeout) throws InterruptedException {
    return child.awaitEnd(timeout);
  }

  private record ToScreen(Emulator screen) implements PtyChild.Sink {
    @Override
    public void output(byte[] bytes, int length) {
      screen.feed(bytes, 0, length);
    }

    @Override
    public void ended(int exitStatus) {
      screen.announce();
    }
  }
}
