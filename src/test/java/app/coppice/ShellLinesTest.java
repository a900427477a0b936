package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.CommandOutcome;
import app.coppice.terminal.CommandOutcome.End;
import app.coppice.terminal.CommandTerminal;
import app.coppice.terminal.PtyRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class ShellLinesTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final CommandTerminal terminal = new CommandTerminal("agent", 60, 10);

  @AfterEach
  void close() throws InterruptedException {
    terminal.close();
    assertThat(terminal.awaitEnd(LONG)).isTrue();
  }

  private String said(List<String> command, String path) throws Exception {
    PtyRequest request = new PtyRequest("agent", command, Map.of("PATH", path), folder, 60, 10);
    CommandOutcome outcome = terminal.run("", request, LONG, _ -> {}, _ -> {});
    assertThat(outcome.end()).isEqualTo(End.EXITED);
    return outcome.exitStatus() + " " + outcome.text().strip();
  }

  private String said(String lines) throws Exception {
    return said(ShellLines.command(lines), System.getenv("PATH"));
  }

  @Test
  void theyGiveWayToWhatAPersonStarts() throws Exception {
    String person = said(List.of("/bin/sh", "-c", "nice"), System.getenv("PATH"));
    int most = Math.min(19, Integer.parseInt(person.substring(2)) + 10);
    assertThat(said("nice")).isEqualTo("0 " + most);
  }

  @Test
  void theyAreReadAsTheyAreWritten() throws Exception {
    assertThat(said("echo \"$0\" 'it''s' $((1 + 1)) \\$HOME\nfalse || exit 7"))
        .isEqualTo("7 /bin/sh its 2 $HOME");
  }

  @Test
  void theyRunWhereNothingGivesWay() throws Exception {
    assertThat(said(ShellLines.command("echo here"), folder.toString())).isEqualTo("0 here");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shares its cores among terminals")
  void whatIsNotTheFirstOfItsTerminalLeavesTheOthersAlone() throws Exception {
    List<String> nested = ShellLines.command("cat /proc/self/autogroup");
    String quoted =
        "'"
            + String.join("' '", nested.stream().map(it -> it.replace("'", "'\\''")).toList())
            + "'";
    String before =
        said(List.of("/bin/sh", "-c", "cat /proc/self/autogroup; :"), System.getenv("PATH"));
    String inner = said(List.of("/bin/sh", "-c", quoted + "; :"), System.getenv("PATH"));
    assertThat(inner.replaceAll("autogroup-\\d+", ""))
        .isEqualTo(before.replaceAll("autogroup-\\d+", ""));
  }
}
