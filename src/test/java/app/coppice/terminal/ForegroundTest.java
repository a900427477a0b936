package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "macOS's part is not tested")
class ForegroundTest extends PtyTest {
  private PtySession shell() throws IOException, InterruptedException {
    PtySession shell = start("sh", "-i");
    awaitText(shell, "$");
    return shell;
  }

  @Test
  void aShellThatWaitsForKeysHasNothingInTheForeground() throws Exception {
    PtySession shell = shell();
    type(shell, "sleep 60 & echo in the back''ground\n");
    awaitText(shell, "in the background");
    assertThat(shell.foreground()).isEmpty();
  }

  @Test
  void whatAShellWaitsForIsNamedOnceForEachProgram() throws Exception {
    PtySession shell = shell();
    type(shell, "sh -c 'echo rea\"\"dy; read answer' | cat\n");
    awaitText(shell, "ready");
    assertThat(shell.foreground()).containsExactlyInAnyOrder("sh", "cat");
  }

  @Test
  void aShellThatTellsNothingIsKnownToBeWhereItWent() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    PtySession shell = shell();
    type(shell, "cd there && echo arri''ved\n");
    awaitText(shell, "arrived");
    assertThat(shell.screen().frame(Screen.Frame.EMPTY).program().folder()).isEmpty();
    assertThat(shell.folder()).contains(there.toRealPath());
  }

  @Test
  void whatHasEndedIsNowhere() throws Exception {
    PtySession shell = start("sh", "-c", "exit 0");
    shell.close();
    assertThat(shell.awaitEnd(LONG)).isTrue();
    assertThat(shell.foreground()).isEmpty();
    assertThat(shell.folder()).isEmpty();
  }
}
