package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.settings.Profile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a killed app leaves running in its terminals, and the next launch.
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
class OrphansTest {
  private static final List<String> SLEEPERS = List.of("4711", "4712", "4714", "4715");

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void theNextLaunchEndsWhatAKilledOneLeftAndNothingElse() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
    Path profile = folder.resolve("profile");
    Process stranger = new ProcessBuilder("setsid", "sleep", "4716").start();
    try {
      killInTheMiddle(profile);
      List<ProcessHandle> left = sleepers(SLEEPERS);
      assertThat(left).as("they outlive the kill").hasSize(SLEEPERS.size());
      forge(new Profile(profile), stranger.pid());

      try (LiveEngine _ = LiveEngine.open(profile, URI.create("http://127.0.0.1:9"), "none")) {
        for (ProcessHandle sleeper : left) {
          sleeper.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(sleepers(List.of("4713"))).isEmpty();
      }
      assertThat(stranger.isAlive()).as("a forged line ends nobody").isTrue();
    } finally {
      stranger.destroyForcibly();
      sleepers(SLEEPERS).forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void killInTheMiddle(Path profile) throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    ProcessBuilder builder =
        OtherProcess.java(ShellsApp.class, profile.toString(), git.folder().toString());
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put("HOME", folder.toString());
    Process app = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(app.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(output.lines().filter("ready"::equals).findFirst()).isPresent();
    } finally {
      app.toHandle().destroyForcibly();
      assertThat(app.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// A ledger of a process that is no more, which names a stranger by number and start time.
  private static void forge(Profile profile, long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    String started = pid + " " + boot + "/" + fields.get(19);
    Files.writeString(
        profile.processes().resolve(UUID.randomUUID() + ".ledger"),
        "coppice processes 1\n4194303 gone/1\n" + UUID.randomUUID() + " " + started + "\n");
  }

  private static List<ProcessHandle> sleepers(List<String> seconds) {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(
              handle -> {
                Optional<String[]> arguments = handle.info().arguments();
                return arguments.isPresent()
                    && arguments.get().length == 1
                    && seconds.contains(arguments.get()[0])
                    && handle.isAlive();
              })
          .toList();
    }
  }
}
