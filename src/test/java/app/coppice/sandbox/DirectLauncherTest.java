package app.coppice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.coppice.sandbox.Launcher.Finished;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DirectLauncherTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Map<String, String> DIRTY =
      Map.ofEntries(
          Map.entry("PATH", "::.:bin:/usr/bin:/bin"),
          Map.entry("HOME", "/home/me"),
          Map.entry("LC_ALL", "C.UTF-8"),
          Map.entry("PAGER", "evil"),
          Map.entry("GIT_SSH_COMMAND", "evil"),
          Map.entry("LD_PRELOAD", "/evil.so"),
          Map.entry("BASH_ENV", "/evil.sh"),
          Map.entry("ANTHROPIC_API_KEY", "sk-ant-canary"),
          Map.entry("SSH_AUTH_SOCK", "/agent"),
          Map.entry("DBUS_SESSION_BUS_ADDRESS", "unix:x"));

  @TempDir Path folder;
  private final DirectLauncher launcher =
      new DirectLauncher(CleanEnvironment.of(DIRTY, HostSystem.LINUX));

  private Finished run(Duration timeout, String... command)
      throws IOException, InterruptedException {
    return launcher.run(request(command), new byte[0], timeout, 100_000);
  }

  private LaunchRequest request(String... command) {
    return new LaunchRequest(List.of(command), folder, Map.of());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void theEnvironmentIsBuiltFromEmpty() throws Exception {
    assertThat(text(run(LONG, "env").output()).lines())
        .containsExactlyInAnyOrder(
            "PATH=/usr/bin:/bin", "HOME=/home/me", "LC_ALL=C.UTF-8", "TERM=dumb");
  }

  @Test
  @Timeout(30)
  void aDetachedProgramIsNeverEndedAndTellsItsStatus() throws Exception {
    Path go = folder.resolve("go");
    var status =
        launcher.detach(
            request(
                "sh",
                "-c",
                "cat; yes | head -c 1000000; mkfifo go; echo >there; read _ <go; exit 7"));
    while (!Files.exists(folder.resolve("there"))) {
      Thread.onSpinWait();
    }
    assertThat(status).isNotDone();
    Files.writeString(go, "on\n");
    assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(7);
  }

  @Test
  void aProgramIsOverheardAndKilledWithItsChildrenOnceItMayNotGoOn() throws Exception {
    var heard = new StringBuilder();
    var request = request("sh", "-c", "sleep 60 & echo $! >child; echo halt >&2; sleep 60");

    Finished finished =
        launcher.run(
            request,
            new byte[0],
            LONG,
            100,
            said -> {
              heard.append(text(said));
              return false;
            });

    assertThat(heard.toString()).isEqualTo("halt\n");
    assertThat(finished.exitStatus()).isNotZero();
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(DirectLauncherTest::awaitEnd);
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void additionsComeOnTop() throws Exception {
    var request =
        new LaunchRequest(List.of("env"), folder, Map.of("GIT_TERMINAL_PROMPT", "0", "TERM", "x"));

    assertThat(text(launcher.run(request, new byte[0], LONG, 1000).output()).lines())
        .contains("GIT_TERMINAL_PROMPT=0", "TERM=x")
        .noneMatch(line -> line.contains("canary"));
  }

  @Test
  void anAdditionThatLoadsCodeOrHoldsASecretIsADefect() {
    for (String name : List.of("LD_PRELOAD", "BASH_ENV", "OPENAI_API_KEY", "GH_TOKEN", "a=b", "")) {
      var request = new LaunchRequest(List.of("env"), folder, Map.of(name, "x"));
      assertThatIllegalArgumentException().isThrownBy(() -> launcher.plan(request));
    }
  }

  @Test
  void theProgramIsFoundAlongTheChildsPathOnly() throws Exception {
    Path planted = folder.resolve("env");
    Files.writeString(planted, "#!/bin/sh\necho planted\n");
    assertThat(planted.toFile().setExecutable(true)).isTrue();

    LaunchPlan plan = launcher.plan(request("env", "x"));

    assertThat(plan.command()).containsExactly("/usr/bin/env", "x");
    assertThat(plan.folder()).isEqualTo(folder);
  }

  @Test
  void inputOutputErrorAndStatusComeBack() throws Exception {
    Finished finished =
        launcher.run(
            request("sh", "-c", "cat; echo oops >&2; exit 7"),
            "hello".getBytes(StandardCharsets.UTF_8),
            LONG,
            1000);

    assertThat(finished.exitStatus()).isEqualTo(7);
    assertThat(text(finished.output())).isEqualTo("hello");
    assertThat(text(finished.error())).isEqualTo("oops\n");
  }

  @Test
  void outputIsBoundedAndTheChildStillEnds() throws Exception {
    Finished finished =
        launcher.run(request("sh", "-c", "head -c 5000000 /dev/zero"), new byte[0], LONG, 100);

    assertThat(finished.exitStatus()).isZero();
    assertThat(finished.output()).hasSize(100);
  }

  @Test
  void aMissingProgramIsAnError() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> run(LONG, "no-such-program-anywhere"));
  }

  @Test
  void theTimeoutEndsTheProgramAndItsDescendants() throws Exception {
    long start = System.nanoTime();
    Finished finished =
        run(
            Duration.ofSeconds(3),
            "sh",
            "-c",
            "trap '' TERM; (trap '' TERM; sleep 60) & echo $!; sleep 61");

    assertThat(finished.exitStatus()).isEqualTo(-1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    long child = Long.parseLong(text(finished.output()).strip());
    ProcessHandle.of(child).ifPresent(DirectLauncherTest::awaitEnd);
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aDaemonThatKeepsThePipeOpenDoesNotHoldTheResultBack() throws Exception {
    long start = System.nanoTime();
    Finished finished = run(Duration.ofSeconds(60), "sh", "-c", "sleep 90 & echo $!");

    assertThat(finished.exitStatus()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
    ProcessHandle.of(Long.parseLong(text(finished.output()).strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
