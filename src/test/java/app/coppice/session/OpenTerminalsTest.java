package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Cancellation;
import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenTerminalsTest {
  @TempDir Path folder;

  /// An agent whose terminal can't come back.
  private static final class Broken implements SessionTurns {
    private Optional<Terminal> terminal = Optional.empty();

    @Override
    public void restoreTerminal(SessionSnapshot session) throws IOException {
      throw new IOException("no seat");
    }

    @Override
    public Optional<Terminal> terminal(SessionId id) {
      return terminal;
    }

    @Override
    public StopReason run(SessionSnapshot session, TurnListener listener, Cancellation stop) {
      return StopReason.FAILED;
    }

    @Override
    public List<String> files(SessionSnapshot session) {
      return List.of();
    }

    @Override
    public void modeChanged(SessionId id, Mode mode) {}

    @Override
    public void onTerminal(Consumer<SessionId> listener) {}

    @Override
    public void end(SessionId id) {}

    @Override
    public void close() {}
  }

  private TerminalDeck deck(SessionId id) {
    ShellShelf shelf = new ShellShelf(folder.resolve("terminals"), UnaryOperator.identity());
    shelf.keep(id, List.of(new KeptShell("server", folder, StyledText.NONE)));
    return new TerminalDeck(
        (_, columns, rows) -> new CommandTerminal("shell", columns, rows), () -> {}, shelf);
  }

  @Test
  void theShellsComeBackWhereTheAgentsTerminalDoesNot() throws Exception {
    try (BareSession bare =
        new BareSession(
            folder, Clock.systemUTC(), UnaryOperator.identity(), (_, _) -> StopReason.FAILED)) {
      TerminalDeck shells = deck(bare.id);
      assertThatThrownBy(() -> OpenTerminals.restore(bare.now(), new Broken(), shells, 80, 24))
          .hasMessage("no seat");
      assertThat(shells.shells(bare.id)).extracting(Terminal::name).containsExactly("server");
    }
  }

  @Test
  void aTerminalThatIsThereIsNotMadeAgain() throws Exception {
    try (BareSession bare =
            new BareSession(
                folder, Clock.systemUTC(), UnaryOperator.identity(), (_, _) -> StopReason.FAILED);
        CommandTerminal there = new CommandTerminal("agent", 80, 24)) {
      Broken turns = new Broken();
      turns.terminal = Optional.of(there);
      OpenTerminals.restore(bare.now(), turns, deck(bare.id), 80, 24);
      assertThat(turns.terminal(bare.id)).contains(there);
    }
  }
}
