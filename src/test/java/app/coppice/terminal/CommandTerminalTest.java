package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.CommandOutcome.End;
import app.coppice.terminal.Screen.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a Unix shell")
class CommandTerminalTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final CommandTerminal terminal = new CommandTerminal("agent", 60, 10);
  private final List<String> live = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    terminal.close();
    assertThat(terminal.awaitEnd(LONG)).isTrue();
  }

  private CommandOutcome run(String command, Duration timeout, StopSignal stop) throws Exception {
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8");
    List<String> shell = List.of("sh", "-c", command);
    return terminal.run(
        command,
        new PtyRequest("command", shell, environment, folder, 80, 24),
        timeout,
        live::add,
        stop);
  }

  private CommandOutcome run(String command) throws Exception {
    return run(command, LONG, _ -> {});
  }

  @Test
  void commandsFollowEachOtherOnOneScreen() throws Exception {
    CommandOutcome first = run("printf '\\033[31mred\\033[0m\\n'; exit 4");
    CommandOutcome second = run("printf 10%%; printf '\\r100%%\\n'; stty size");
    assertThat(first).isEqualTo(new CommandOutcome(4, End.EXITED, "red\n"));
    assertThat(second).isEqualTo(new CommandOutcome(0, End.EXITED, "100%\n10 60\n"));
    assertThat(live).containsExactly("red\n", "100%\n", "10 60\n");
    assertThat(Screens.text(terminal.screen().frame(Frame.EMPTY)))
        .startsWith("$ printf '\\033[31mred\\033[0m\\n'; exit 4\nred\n$ printf 10%%;");
  }

  @Test
  void theTimeoutEndsTheCommand() throws Exception {
    CommandOutcome outcome = run("echo started; sleep 1005", Duration.ofSeconds(3), _ -> {});
    assertThat(outcome.end()).isEqualTo(End.TIMED_OUT);
    assertThat(outcome.text()).isEqualTo("started\n");
  }

  @Test
  void aStopEndsTheCommandAndTheNextOneRuns() throws Exception {
    CommandOutcome outcome = run("sleep 1006", LONG, Runnable::run);
    assertThat(outcome.end()).isEqualTo(End.STOPPED);
    assertThat(run("echo next").text()).isEqualTo("next\n");
  }

  @Test
  void longOutputKeepsItsBeginningAndItsEnd() throws Exception {
    String text = run("seq 1 20000").text();
    assertThat(text)
        .startsWith("1\n2\n")
        .endsWith("19999\n20000\n")
        .contains("characters left out");
    assertThat(text.length()).isLessThan(31_000);
  }

  @Test
  void whatThePersonTypesReachesTheCommand() throws Exception {
    CountDownLatch asks = new CountDownLatch(1);
    Thread person =
        Thread.ofPlatform()
            .start(() -> {
              try {
                assertThat(asks.await(20, TimeUnit.SECONDS)).isTrue();
                terminal.send("yes\n".getBytes(StandardCharsets.UTF_8));
              } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
              }
            });
    CommandOutcome outcome =
        terminal.run(
            "",
            new PtyRequest(
                "command",
                List.of("sh", "-c", "echo 'sure?'; read a; echo \"<$a>\""),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                80,
                24),
            LONG,
            _ -> asks.countDown(),
            _ -> {});
    person.join();
    assertThat(outcome.text()).contains("<yes>");
  }

  @Test
  void aHostileCommandLineIsShownNotCarriedOut() throws Exception {
    run("true \033[2J\033]0;owned\007");
    Frame frame = terminal.screen().frame(Frame.EMPTY);
    assertThat(frame.title()).isEmpty();
    assertThat(Screens.text(frame)).contains("\u241b[2J");
  }
}
