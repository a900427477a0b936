package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.coppice.settings.Profile;
import app.coppice.terminal.Sleepers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a killed app leaves running in its terminals, and the next launch.
@EnabledOnOs(value = OS.LINUX, disabledReason = "needs /proc")
class OrphansTest {
  private final Sleepers sleepers = Sleepers.drawn();

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void theNextLaunchEndsWhatAKilledOneLeftAndNothingElse() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid program");
    Path profile = folder.resolve("profile");
    Process stranger = new ProcessBuilder("setsid", "sleep", sleepers.argument(4716)).start();
    try {
      killInTheMiddle(profile);
      List<ProcessHandle> left = running();
      assertThat(left).as("they outlive the kill").hasSize(4);
      forge(new Profile(profile), stranger.pid());

      try (LiveEngine _ = LiveEngine.open(profile, URI.create("http://127.0.0.1:9"), "none")) {
        for (ProcessHandle sleeper : left) {
          sleeper.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(sleepers.running(4713)).isEmpty();
      }
      assertThat(stranger.isAlive()).as("a forged line ends nobody").isTrue();
    } finally {
      stranger.destroyForcibly();
      running().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private List<ProcessHandle> running() {
    return sleepers.running(4711, 4712, 4714, 4715);
  }

  private void killInTheMiddle(Path profile) throws Exception {
    GitRepository git = GitRepository.make(folder.resolve("shop"));
    ProcessBuilder builder =
        OtherProcess.java(
            ShellsApp.class, profile.toString(), git.folder().toString(), sleepers.fraction());
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
}
