package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import app.coppice.rehearsal.Faults;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.SampleRepository;
import app.coppice.rehearsal.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ExecCommandTest {
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

  @TempDir private Path folder;

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
  void aProviderThatRefusesTheKeyEndsWithFour() throws Exception {
    CommandRun run =
        againstServer(
                Faults.always(Faults.refusal(401, "authentication_error", "invalid x-api-key")))
            .run();

    assertThat(run.code()).isEqualTo(ExitCode.PROVIDER_FAILED);
    assertThat(run.only("notice").path("level").asString()).isEqualTo("error");
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
  void aKeyThatIsRepeatedIsTakenOut() throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    AtomicReference<String> told = new AtomicReference<>("");
    try (RehearsalServer server =
        RehearsalServer.start(
            Pace.INSTANT, request -> Faults.text("It is " + told.get() + ", you say."))) {
      String key = server.token();
      told.set(key);
      CommandRun run =
          CommandRun.withInput(
              key + "\n",
              "exec",
              "--repo",
              repository.toString(),
              "--base-url",
              server.baseUrl().toString(),
              "--key-fd",
              "0",
              "--profile",
              profile(),
              "Repeat " + key);

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("It is [redacted], you say.");
      assertThat(run.out() + run.err()).doesNotContain(key);
      assertThat(filesWith("[redacted]")).as("the journal").isNotEmpty();
      assertThat(filesWith(key)).isEmpty();
    }
  }

  @Test
  void theKeyIsNowhereInTheProfileOrTheOutput() throws Exception {
    Script script =
        Faults.inTurn(
            Faults.call("call_1", "run_command", "{\"command\":\"printenv\"}"),
            Faults.text("Seen."));
    Served served = againstServer(script, "--allow", "run:printenv");

    CommandRun run = served.run();
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out() + run.err()).contains("\"succeeded\"").doesNotContain(served.key());
    assertThat(filesWith(served.key())).isEmpty();
    assertThat(filesWith("Seen.")).as("the search finds what is there").isNotEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theKeyOfTheEnvironmentReachesTheProviderAndNoCommand() throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    Script script =
        Faults.inTurn(
            Faults.call("call_1", "run_command", "{\"command\":\"printenv\"}"),
            Faults.text("Seen."));
    try (RehearsalServer server = RehearsalServer.start(Pace.INSTANT, script)) {
      // The server's token in the place of the key: another one would be refused.
      String key = server.token();
      ProcessBuilder program =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              "app.coppice.Main",
              "exec",
              "--repo",
              repository.toString(),
              "--base-url",
              server.baseUrl().toString(),
              "--allow",
              "run:printenv",
              "--profile",
              profile(),
              "Look at the environment");
      program.environment().put("ANTHROPIC_API_KEY", key);
      Path log = folder.resolve("program.log");
      Process process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(ExitCode.DONE);
      assertThat(filesWith("TERM=xterm-256color")).as("what env wrote").isNotEmpty();
      assertThat(filesWith(key)).isEmpty();
      assertThat(filesWith("ANTHROPIC_API_KEY")).isEmpty();
    }
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

  private Served againstServer(Script script, String... more) throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    try (RehearsalServer server = RehearsalServer.start(Pace.INSTANT, script)) {
      List<String> arguments =
          Stream.concat(
                  Stream.of(
                      "exec",
                      "--json",
                      "--repo",
                      repository.toString(),
                      "--base-url",
                      server.baseUrl().toString(),
                      "--key-fd",
                      "0",
                      "--profile",
                      profile()),
                  Stream.concat(Stream.of(more), Stream.of("Do it")))
              .collect(Collectors.toList());
      return new Served(
          CommandRun.withInput(server.token() + "\n", arguments.toArray(String[]::new)),
          server.token());
    }
  }

  /// A run and the key that the server asked for.
  private record Served(CommandRun run, String key) {}

  private String profile() {
    return folder.resolve("profile").toString();
  }

  /// Files of the profile that hold this text.
  private List<Path> filesWith(String text) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(profile()))) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
