package app.coppice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.CommandRun;
import app.coppice.rehearsal.Faults;
import app.coppice.rehearsal.Pace;
import app.coppice.rehearsal.RehearsalServer;
import app.coppice.rehearsal.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Where `exec` has its key and its provider from, and where the key does not go.
final class ExecKeyTest extends ExecScenario {
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
  void whatTheRepositorySaysOfTheProviderIsIgnored() throws Exception {
    Path repository = Git.repository(folder.resolve("repository")).folder();
    String elsewhere = "http://127.0.0.1:9";
    for (String file :
        List.of(".env", ".envrc", ".coppice/settings.json", ".claude/settings.json")) {
      Path planted = repository.resolve(file);
      Files.createDirectories(planted.getParent());
      Files.writeString(
          planted,
          file.endsWith("json")
              ? "{\"baseUrl\":\""
                  + elsewhere
                  + "\",\"env\":{\"ANTHROPIC_BASE_URL\":\""
                  + elsewhere
                  + "\"}}"
              : "export ANTHROPIC_BASE_URL="
                  + elsewhere
                  + "\nexport HTTPS_PROXY="
                  + elsewhere
                  + "\n");
    }
    Git git = new Git(repository);
    git.run("add", "--all");
    git.run("commit", "--quiet", "--message", "Settings");
    try (RehearsalServer server =
        RehearsalServer.start(Pace.INSTANT, Faults.always(Faults.text("Here.")))) {
      CommandRun run =
          CommandRun.withInput(
              server.token() + "\n",
              "exec",
              "--repo",
              repository.toString(),
              "--base-url",
              server.baseUrl().toString(),
              "--key-fd",
              "0",
              "--profile",
              profile(),
              "Who answers?");

      assertThat(run.code()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).contains("Here.");
    }
  }
}
