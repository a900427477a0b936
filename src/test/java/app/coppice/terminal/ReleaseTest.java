package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a terminal that is no more leaves in the store that all share: nothing.
class ReleaseTest {
  @TempDir Path folder;
  private final TerminalParts parts = TerminalParts.alone(ProcessLedger.none());

  private static String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("line ").append(i).append('\n');
    }
    return text.toString();
  }

  @Test
  void aClosedTerminalOfCommandsKeepsNoLines() {
    CommandTerminal terminal = new CommandTerminal("agent", 80, 24, parts);
    terminal.show(lines());
    assertThat(parts.store().memory()).isPositive();
    terminal.close();
    assertThat(parts.store().memory()).isZero();
  }

  @Test
  void aProgramThatDoesNotStartKeepsNoHistory() {
    StyledText history = StyledText.of(lines(), "");
    CommandTerminal other = new CommandTerminal("other", 80, 24, parts);
    other.show(lines());
    long before = parts.store().memory();
    PtyRequest gone =
        new PtyRequest("test", List.of("pwd"), Map.of(), folder.resolve("gone"), 80, 24, history);
    assertThatThrownBy(() -> PtySession.start(gone, parts).close()).isInstanceOf(IOException.class);
    assertThat(parts.store().memory()).isEqualTo(before);
    other.close();
  }
}
