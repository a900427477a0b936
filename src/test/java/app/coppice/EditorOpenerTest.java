package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.sandbox.CleanEnvironment;
import app.coppice.sandbox.DirectLauncher;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.window.PersonsEditor.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Editors that are scripts and write down what they were started with. They end with a status of
/// their own, so that the test hears when they have.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the editors are scripts")
class EditorOpenerTest {
  private static final int DONE = 7;

  @TempDir Path folder;
  private Path bin = Path.of("");
  private Path said = Path.of("");
  private final BlockingQueue<String> problems = new LinkedBlockingQueue<>();
  private final BlockingQueue<Path> desktop = new LinkedBlockingQueue<>();
  private String setting = "";
  private List<String> shell = List.of("", "");

  @BeforeEach
  void make() throws IOException {
    bin = Files.createDirectories(folder.resolve("bin dir"));
    said = folder.resolve("said");
  }

  /// Writes its arguments, one a line, then its environment.
  private Path editor(String name) throws IOException {
    Path script =
        Files.writeString(
            bin.resolve(name),
            "#!/bin/sh\n{ printf '%s\\n' \"${0##*/}\" \"$@\"; echo --; /usr/bin/env; } > '"
                + said
                + "'\nexit "
                + DONE
                + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private EditorOpener opener() {
    CleanEnvironment environment =
        CleanEnvironment.of(
            Map.of("PATH", bin.toString(), "HOME", folder.toString(), "MY_API_KEY", "s3cret"));
    return new EditorOpener(
        new DirectLauncher(environment), () -> setting, () -> shell, desktop::add, problems::add);
  }

  private Opening open(String file) throws Exception {
    Path path = Files.writeString(folder.resolve(file), "text\n");
    return opener().open(new FilePlace(path, 12, 3)).get(30, TimeUnit.SECONDS);
  }

  /// The words that the editor was started with.
  private List<String> words() throws Exception {
    assertThat(problems.poll(30, TimeUnit.SECONDS)).contains("ended with status " + DONE);
    List<String> lines = Files.readAllLines(said);
    return lines.subList(0, lines.indexOf("--"));
  }

  @Test
  void theSettingIsStartedWithThePlaceAndNoShellReadsTheName() throws Exception {
    editor("ed");
    setting = "ed -n {line}:{column} {file} 'two words'";
    String odd = "-e $(touch gone) `id`;'x'\n{line}.txt";
    assertThat(open(odd)).isEqualTo(new Opening.Started("ed"));
    assertThat(problems.poll(30, TimeUnit.SECONDS)).contains("ended with status");
    assertThat(Files.readString(said))
        .startsWith("ed\n-n\n12:3\n" + folder.resolve(odd) + "\ntwo words\n--\n");
    assertThat(folder.resolve("gone")).doesNotExist();
  }

  @Test
  void aKnownEditorOfTheSettingsIsToldTheLineInItsOwnWay() throws Exception {
    editor("kate");
    setting = "'" + bin.resolve("kate") + "' -n";
    assertThat(open("a.txt")).isEqualTo(new Opening.Started("Kate"));
    assertThat(words())
        .containsExactly(
            "kate", "-n", "--line", "12", "--column", "3", folder.resolve("a.txt").toString());
  }

  @Test
  void anEditorWithAWindowThatTheShellNamesGoesBeforeAnInstalledOne() throws Exception {
    editor("code");
    editor("subl");
    shell = List.of("subl -w", "code");
    open("a.txt");
    assertThat(words()).containsExactly("subl", "-w", folder.resolve("a.txt") + ":12:3");
  }

  @Test
  void anInstalledEditorGoesBeforeTheShellsTerminalEditor() throws Exception {
    editor("codium");
    editor("vim");
    shell = List.of("", "vim");
    assertThat(open("a.txt")).isEqualTo(new Opening.Started("VSCodium"));
    assertThat(words()).containsExactly("codium", "--goto", folder.resolve("a.txt") + ":12:3");
  }

  @Test
  void aTerminalEditorIsLeftToATerminal() throws Exception {
    Path vim = editor("vim");
    shell = List.of("", "vim -u NONE");
    assertThat(open("a.txt"))
        .isEqualTo(
            new Opening.InTerminal(
                "Vim",
                List.of(
                    vim.toString(),
                    "-u",
                    "NONE",
                    "+call cursor(12,3)",
                    "--",
                    folder.resolve("a.txt").toString())));
    Path emacs = editor("emacs");
    setting = "emacs -nw";
    assertThat(open("a.txt"))
        .isEqualTo(
            new Opening.InTerminal(
                "Emacs",
                List.of(emacs.toString(), "-nw", "+12:3", folder.resolve("a.txt").toString())));
    assertThat(said).as("nothing was started").doesNotExist();
  }

  @Test
  void aLinkIsKnownByWhereItLeads() throws Exception {
    Path nano = editor("nano");
    Files.createSymbolicLink(bin.resolve("editor"), nano);
    shell = List.of("editor", "");
    assertThat(open("a.txt"))
        .isInstanceOfSatisfying(
            Opening.InTerminal.class, it -> assertThat(it.command()).contains("+12,3"));
  }

  @Test
  void withoutAnyTheDesktopOpensTheFile() throws Exception {
    shell = List.of("gone --wait", "'half");
    assertThat(open("a.txt")).isEqualTo(new Opening.Started(""));
    assertThat(desktop.poll()).isEqualTo(folder.resolve("a.txt"));
  }

  @Test
  void aProgramThatIsNotThereIsSaidAndNothingElseIsStarted() throws Exception {
    editor("code");
    setting = "gone {file}";
    assertThat(open("a.txt"))
        .isInstanceOfSatisfying(
            Opening.Failed.class,
            it -> assertThat(it.reason()).contains("There is no program gone"));
    assertThat(opener().problem("gone")).isPresent();
    assertThat(opener().problem("code {lines}")).isPresent();
    assertThat(opener().problem("code")).isEmpty();
    assertThat(said).doesNotExist();
  }

  @Test
  void itGetsTheEnvironmentOfAShellAndNoSecret() throws Exception {
    editor("code");
    open("a.txt");
    assertThat(words()).isNotEmpty();
    List<String> lines = Files.readAllLines(said);
    assertThat(lines.subList(lines.indexOf("--"), lines.size()))
        .contains("PATH=" + bin, "HOME=" + folder)
        .noneMatch(line -> line.contains("s3cret") || line.startsWith("COPPICE"));
  }
}
