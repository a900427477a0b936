package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import app.coppice.rehearsal.Faults;
import app.coppice.rehearsal.SampleRepository;
import app.coppice.rehearsal.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ExecCommandTest extends ExecScenario {
  /// The fields of each kind of line, as `docs/cli.md` lists them.
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "session",
          Set.of(
              "type",
              "id",
              "title",
              "state",
              "repository",
              "branch",
              "base",
              "worktree",
              "mode",
              "model",
              "resumable",
              "recorded",
              "problem",
              "created",
              "updated"),
          "prompt",
          Set.of("type", "text"),
          "text",
          Set.of("type", "text"),
          "thought",
          Set.of("type", "text"),
          "tool",
          Set.of("type", "id", "name", "subject", "state", "millis"),
          "permission",
          Set.of("type", "id", "tool", "exact", "answer"),
          "notice",
          Set.of("type", "level", "text"),
          "end",
          Set.of(
              "type",
              "id",
              "reason",
              "exit",
              "branch",
              "worktree",
              "inputTokens",
              "outputTokens",
              "files"),
          "error",
          Set.of("type", "message"));

  @Test
  void aBadBaseOrBranchIsRefusedBeforeAnythingIsMade() throws Exception {
    String profile = folder.resolve("refused").toString();
    for (String option :
        List.of("--base=nowhere", "--base=--all", "--branch=a..b", "--branch=main")) {
      CommandRun run = CommandRun.of("exec", "--rehearsal", "--profile", profile, option);
      assertThat(run.code()).as(option).isEqualTo(ExitCode.NOT_USABLE);
      assertThat(run.err()).as(option).contains("coppice: ").contains("Choose");
    }
    assertThat(CommandRun.of("sessions", "--profile", profile).out()).startsWith("No sessions");
    Git sample = new Git(folder.resolve("refused/rehearsal").resolve(SampleRepository.NAME));
    assertThat(sample.run("branch", "--format=%(refname:short)")).isEqualTo("main\n");
    assertThat(folder.resolve("refused/worktrees")).isEmptyDirectory();
  }

  @Test
  void aTagIsABaseAndLandingAsksWhereTo() throws Exception {
    String profile = folder.resolve("tagged").toString();
    var _ = CommandRun.of("exec", "--rehearsal", "--profile", profile, "--base=nowhere");
    Git sample = new Git(folder.resolve("tagged/rehearsal").resolve(SampleRepository.NAME));
    sample.run("tag", "v1");
    JsonNode session =
        CommandRun.of("exec", "--rehearsal", "--json", "--profile", profile, "--base", "v1")
            .only("session");
    assertThat(session.path("base").asString()).isEqualTo("v1");
    String id = session.path("id").asString();

    CommandRun open = CommandRun.of("land", id, "-m", "Average", "--profile", profile);
    assertThat(open.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(open.err()).contains("“v1”", "--into BRANCH");
    CommandRun landed =
        CommandRun.of("land", id, "-m", "Average", "--profile", profile, "--into", "main");
    assertThat(landed.code()).as(landed.err()).isZero();
    assertThat(landed.out()).contains("main");
    assertThat(sample.run("log", "-1", "--format=%s", "main")).isEqualTo("Average\n");
  }

  @Test
  void aRehearsalLeavesItsChangeInAWorktreeThatGitAgreesWith() throws Exception {
    CommandRun run = CommandRun.of("exec", "--rehearsal", "--json", "--profile", profile());

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    JsonNode end = run.only("end");
    Path worktree = Path.of(end.path("worktree").asString());
    assertThat(worktree.resolve("commands/average.sh")).isRegularFile();
    assertThat(end.path("exit").asInt(-1)).isZero();
    assertThat(end.path("files").findValuesAsString("path"))
        .containsExactly("README.md", "commands/average.sh", "test/average_test.sh");
    Git main = new Git(Path.of(run.only("session").path("repository").asString()));
    assertThat(main.run("worktree", "list"))
        .contains(worktree + " ")
        .contains("[" + end.path("branch").asString() + "]");
    assertThat(main.run("worktree", "prune", "--dry-run")).isEmpty();
    assertThat(main.run("fsck", "--strict", "--no-dangling", "--no-progress")).isEmpty();
    assertThat(main.run("status", "--porcelain")).isEmpty();
    assertThat(new Git(worktree).run("status", "--porcelain").lines())
        .containsExactlyInAnyOrder(
            " M README.md", "?? commands/average.sh", "?? test/average_test.sh");
  }

  @Test
  void everyLineOfJsonHasItsDocumentedFields() throws IOException {
    CommandRun run = CommandRun.of("exec", "--rehearsal", "--json", "--profile", profile());

    assertThat(run.json()).extracting(line -> line.path("type").asString()).contains("end", "tool");
    for (JsonNode line : run.json()) {
      assertThat(line.propertyNames())
          .containsExactlyInAnyOrderElementsOf(FIELDS.get(line.path("type").asString()));
    }
    String page = Files.readString(Path.of("docs/cli.md"));
    FIELDS.forEach((type, fields) ->
        assertThat(page.lines().filter(line -> line.startsWith("| `" + type + "` |")))
            .singleElement()
            .satisfies(row ->
                fields.stream()
                    .filter(field -> !field.equals("type"))
                    .forEach(field -> assertThat(row).contains("`" + field + "`"))));
  }

  @Test
  void whatNobodyCanPermitEndsWithThreeAndChangesNothing() throws Exception {
    CommandRun run =
        CommandRun.of("exec", "--rehearsal", "--mode", "ask", "--json", "--profile", profile());

    assertThat(run.code()).isEqualTo(ExitCode.NEEDS_PERMISSION);
    assertThat(run.only("permission").path("answer").asString()).isEqualTo("refused");
    Path worktree = Path.of(run.only("end").path("worktree").asString());
    assertThat(new Git(worktree).run("status", "--porcelain")).isEmpty();
  }

  @Test
  void anAllowedCommandRuns() throws Exception {
    Script script =
        Faults.inTurn(
            Faults.call("call_1", "run_command", "{\"command\":\"touch made\"}"),
            Faults.text("Made."));
    CommandRun run = againstServer(script, "--allow", "run:touch made").run();

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    assertThat(Path.of(run.only("end").path("worktree").asString()).resolve("made")).exists();
  }

  @Test
  void aProviderThatCannotBeReachedEndsWithFour() throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    CommandRun run =
        CommandRun.withInput(
            "key\n",
            "exec",
            "--repo",
            repository.toString(),
            "--base-url",
            "http://127.0.0.1:9",
            "--key-fd",
            "0",
            "--profile",
            profile(),
            "Hello");

    assertThat(run.code()).isEqualTo(ExitCode.PROVIDER_FAILED);
  }

  @Test
  void aFolderThatIsNoRepositoryEndsWithFive() {
    CommandRun run =
        CommandRun.withInput(
            "key\n",
            "exec",
            "--repo",
            folder.toString(),
            "--key-fd",
            "0",
            "--profile",
            profile(),
            "Hello");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(run.err()).contains("is no git repository").contains("git init");
  }

  @Test
  void aBaseThatIsNotThereEndsWithFive() throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    CommandRun run =
        CommandRun.of(
            "exec",
            "--rehearsal",
            "--repo",
            repository.toString(),
            "--base",
            "nowhere",
            "--profile",
            profile());

    assertThat(run.code()).isEqualTo(ExitCode.NOT_USABLE);
    assertThat(run.err()).contains("nowhere");
  }
}
