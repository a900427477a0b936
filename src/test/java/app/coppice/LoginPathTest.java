package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.sandbox.CleanEnvironment;
import app.coppice.terminal.ProcessLedger;
import app.coppice.terminal.Sleepers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The PATH of a person whose start-up files do odd things.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows keeps one PATH for all programs")
class LoginPathTest {
  private static final String ADDED = "/opt/added/bin";
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path home;

  @BeforeEach
  void needBash() {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
  }

  private Optional<String> ask(String shell, Duration patience) throws InterruptedException {
    return path(shell, patience).ask().map(LoginAnswer::path);
  }

  private LoginPath path(String shell, Duration patience) {
    return new LoginPath(own(), new LoginShell(shell), ProcessLedger.none(), patience);
  }

  private CleanEnvironment own() {
    return CleanEnvironment.of(Map.of("PATH", "/usr/bin:/bin:/mine", "HOME", home.toString()));
  }

  private void profile(String... lines) throws IOException {
    Files.writeString(home.resolve(".bash_profile"), String.join("\n", lines) + "\n");
  }

  private void isFoundDespite(String... lines) throws Exception {
    profile(lines);
    assertThat(ask("/bin/bash", LONG)).hasValueSatisfying(LoginPathTest::hasAdded);
  }

  private static void hasAdded(String path) {
    assertThat(path.split(":", -1)).contains(ADDED, "/usr/bin");
  }

  @Test
  void whatTheInteractiveFilesAddIsFound() throws Exception {
    profile(". ~/.bashrc");
    Files.writeString(
        home.resolve(".bashrc"),
        "case $- in *i*) ;; *) return ;; esac\nexport PATH=" + ADDED + ":$PATH\n");
    assertThat(ask("/bin/bash", LONG)).hasValueSatisfying(LoginPathTest::hasAdded);
  }

  @Test
  void theEditorsThatTheFilesNameAreToldWithThePath() throws Exception {
    profile("export VISUAL='code --wait' EDITOR=vim PATH=" + ADDED + ":$PATH", "set -x");
    assertThat(path("/bin/bash", LONG).ask())
        .hasValueSatisfying(it -> {
          assertThat(it.editors()).containsExactly("code --wait", "vim");
          hasAdded(it.path());
        });
    profile("unset VISUAL EDITOR");
    assertThat(path("/bin/bash", LONG).ask())
        .hasValueSatisfying(it -> assertThat(it.editors()).containsExactly("", ""));
  }

  @Test
  void filesThatPrintAreHeardOver() throws Exception {
    isFoundDespite(
        "echo 'Welcome! PATH=/evil'",
        "printf '\\033]0;title\\007\\033[2J'",
        "export PATH=" + ADDED + ":$PATH",
        "trap 'echo bye /bin' EXIT",
        "set -x");
  }

  @Test
  void filesThatAskGetNoAnswer() throws Exception {
    isFoundDespite(
        "read -p 'Update now? [Y/n] ' answer",
        "[ -z \"$answer\" ] || export PATH=/answered:$PATH",
        "export PATH=" + ADDED + ":$PATH");
  }

  @Test
  void filesThatAskAtTheTerminalItselfGetNoAnswerEither() throws Exception {
    isFoundDespite(
        "read -p 'Update now? ' answer </dev/tty",
        "read -n 1 -p 'Really? [Y/n] ' key </dev/tty",
        "case \"$answer$key\" in *[yYnN]*) PATH=/answered ;; esac",
        "export PATH=" + ADDED + ":$PATH");
  }

  @Test
  void aFileThatFailsLeavesTheRest() throws Exception {
    isFoundDespite(
        "export PATH=" + ADDED + ":$PATH", "/no/such/program", "false", "cd /no/such/folder");
  }

  @Test
  void aFileThatRunsAnotherShellWhenInteractiveIsAskedAgain() throws Exception {
    isFoundDespite("export PATH=" + ADDED + ":$PATH", "case $- in *i*) exec /bin/sh -i ;; esac");
  }

  @Test
  void aFileThatRunsForEverCostsItsTimeOnly() throws Exception {
    Sleepers of = Sleepers.drawn();
    profile("export PATH=/never:$PATH", of.sleep(4801) + " & while :; do sleep 0.1; done");
    long start = System.nanoTime();
    // The last way reads no file at all.
    assertThat(ask("/bin/bash", Duration.ofSeconds(4)))
        .hasValueSatisfying(path -> assertThat(path).doesNotContain("/never"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    assertThat(of.running(4801)).isEmpty();
  }

  @Test
  void aFileThatFloodsIsBounded() throws Exception {
    profile("case $- in *i*) yes; esac", "export PATH=" + ADDED + ":$PATH");
    assertThat(ask("/bin/bash", Duration.ofSeconds(6))).hasValueSatisfying(LoginPathTest::hasAdded);
  }

  @Test
  void aFileCanTellThatItIsOnlyAsked() throws Exception {
    profile("[ -z \"$" + LoginPath.ASKING + "\" ] || export PATH=" + ADDED + ":$PATH");
    assertThat(ask("/bin/bash", LONG)).hasValueSatisfying(LoginPathTest::hasAdded);
  }

  @Test
  void aShellThatTellsNothingIsNoAnswer() throws Exception {
    assertThat(ask("/bin/true", LONG)).isEmpty();
    assertThat(ask("/no/such/shell", LONG)).isEmpty();
  }

  @Test
  void theShellIsTheOneNamedThenTheAccountsThenThePlainOne() throws Exception {
    Path accounts = home.resolve("passwd");
    Files.writeString(accounts, "me:x:1:1::/home/me:/bin/bash\nyou:x:2:2::/:/usr/sbin/nologin\n");
    assertThat(LoginShell.of(Map.of("SHELL", "/bin/sh"), "me", accounts).program())
        .isEqualTo("/bin/sh");
    assertThat(LoginShell.of(Map.of("SHELL", "/no/such"), "me", accounts).program())
        .isEqualTo("/bin/bash");
    assertThat(LoginShell.of(Map.of("SHELL", "sh"), "nobody", accounts).interactive())
        .containsExactly("/bin/sh", "-l");
  }

  @Test
  void whatIsStartedAfterwardsHasThePersonsPathInFrontOfOurs() throws Exception {
    profile("export PATH=" + ADDED + ":relative:/usr/bin:/bin");
    ChildEnvironment environment = new ChildEnvironment(own());
    environment.ask(path("/bin/bash", LONG));
    assertThat(environment.whole().with(Map.of()))
        .containsEntry("PATH", ADDED + ":/usr/bin:/bin:/mine");
    assertThat(environment.now().with(Map.of())).isEqualTo(environment.whole().with(Map.of()));
  }

  @Test
  void withoutAnAnswerThereIsThePathThatWasThere() {
    ChildEnvironment environment = new ChildEnvironment(own());
    environment.ask(path("/bin/true", LONG));
    assertThat(environment.whole().with(Map.of())).isEqualTo(own().with(Map.of()));
  }

  @Test
  void onlyWhatADesktopHasStartedAsks() {
    assertThat(ChildEnvironment.startedByADesktop(Map.of("PATH", "/bin"))).isTrue();
    assertThat(ChildEnvironment.startedByADesktop(Map.of("TERM", "xterm"))).isFalse();
  }
}
