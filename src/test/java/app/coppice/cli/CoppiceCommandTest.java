package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import app.coppice.session.ActionResult;
import app.coppice.settings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CoppiceCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec",
        "exec --nonsense",
        "exec --repo . --mode wild prompt",
        "exec --repo . --allow nonsense prompt",
        "exec --repo . --key-fd three prompt",
        "land",
        "land a b",
        "land --how sideways abcd1234",
        "vault",
        "vault set",
        "doctor more",
        "lnd",
        "--nonsense"
      })
  void badUsageIsOneLineAndTwo(String line) {
    CommandRun run = CommandRun.of(line.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.BAD_USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("coppice: ")
        .endsWith("--help");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec",
        "sessions",
        "show",
        "diff",
        "ports",
        "land",
        "conflicts",
        "archive",
        "restore",
        "rm",
        "vault",
        "doctor"
      })
  void everyCommandExplainsItself(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: coppice " + command).contains("--json");
    assertThat(CommandRun.of(command, "--version").out()).startsWith("Coppice ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "worktrees",
        "repository",
        "adopt main",
        "exec --rehearsal",
        "exec prompt"
      })
  void aRepositoryThatIsNotThereIsNamedWithWhatToDo(String line) {
    Path nowhere = folder.resolve("nowhere");
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--repo", nowhere.toString(), "--profile", profile()));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "coppice: There is no folder " + nowhere + ". Name a repository's: --repo DIR");
  }

  @Test
  void theDoctorNamesWhatItLookedFor() {
    CommandRun run = CommandRun.of("doctor", "--json", "--profile", profile());

    assertThat(run.code()).isZero();
    assertThat(run.json())
        .extracting(finding -> finding.path("name").asString())
        .containsExactly(
            "jdk",
            "git",
            "display",
            "gtk",
            "keychain",
            "vault",
            "sandbox",
            "agents",
            "local models",
            "profile");
    for (JsonNode finding : run.json()) {
      assertThat(finding.path("standing").asString()).isIn("ok", "missing", "note");
      assertThat(finding.path("found").asString()).isNotBlank();
    }
  }

  @Test
  void withoutADisplayTheRehearsalPlaysInTheTerminal() {
    CommandRun run = CommandRun.withoutDisplay("--rehearsal", "--profile", profile());

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("There is no display")
        .contains("1 of 3", "3 of 3")
        .contains("? May the agent run this:  sh bin/tally top 3 data/2026.txt")
        .contains("FAIL  an amount must be there")
        .contains("Changed in the worktree: 3 files, +28 -0")
        .contains("Next      coppice diff ");
  }

  @Test
  void withoutADisplayAndARehearsalItSaysWhatWorks() {
    CommandRun run = CommandRun.withoutDisplay("--profile", profile());

    assertThat(run.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(run.err()).contains("There is no display").contains("coppice exec --help");
  }

  @Test
  void withoutADisplayAFolderGoesToTheWindowThatIsOpen() throws Exception {
    Profile profile = new Profile(folder.resolve("profile"));
    profile.create();
    List<HandOver> taken = new CopyOnWriteArrayList<>();
    Path shop = Files.createDirectory(folder.resolve("shop"));
    try (SingleInstance _ =
        SingleInstance.claim(
                profile,
                request -> {
                  taken.add(request);
                  return CompletableFuture.completedFuture(new ActionResult.Done("Taken."));
                })
            .orElseThrow()) {
      CommandRun run = CommandRun.withoutDisplay(shop.toString(), "--profile", profile());

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(taken).containsExactly(new HandOver.OpenFolders(List.of(shop)));
    }
  }

  private String profile() {
    return folder.resolve("profile").toString();
  }
}
