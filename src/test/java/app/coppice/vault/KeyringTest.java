package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Linux keychain against a real keyring daemon on a private D-Bus session.
class KeyringTest {
  private static final List<String> PROGRAMS =
      List.of("dbus-run-session", "dbus-send", "gnome-keyring-daemon");
  private static final List<String> LIBRARIES =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

  /// Unlocks a new keyring, then becomes the scenario.
  private static final String SESSION =
      "printf keyring | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1;"
          + " exec \"$@\"";

  @TempDir Path folder;

  @BeforeAll
  static void theKeyringsProgramsAreInstalled() {
    Stream<String> programs = PROGRAMS.stream().filter(program -> !onPath(program));
    Stream<String> library =
        Stream.of("libsecret-1.so.0")
            .filter(
                name -> LIBRARIES.stream().noneMatch(place -> Files.exists(Path.of(place, name))));
    assumeThat(Stream.concat(programs, library).toList())
        .as("missing here; apt-get install gnome-keyring dbus libsecret-1-0")
        .isEmpty();
  }

  private static boolean onPath(String program) {
    return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  @Test
  void anItemIsWrittenReplacedReadAndRemoved() throws Exception {
    assertThat(inSession("items"))
        .containsExactly(
            "standing: READY", "before: false", "a: [-1, 2]", "removed: false", "other: true");
  }

  @Test
  void aTiedVaultNeedsTheKeyringAndNoticesAnOlderFileInItsPlace() throws Exception {
    assertThat(inSession("tied"))
        .containsExactly(
            "protection: PASSPHRASE_AND_KEYCHAIN",
            "again: Unlocked[freshness=NEWEST]",
            "wrong: WrongPassphrase[]",
            "elsewhere: KeychainMissing[why=there is no keychain on this system]",
            "rolled back: Unlocked[freshness=OLDER_THAN_LAST_SEEN]",
            "newest: Unlocked[freshness=NEWEST]",
            "recovered: Unlocked[freshness=NEWEST]",
            "untied: PASSPHRASE",
            "secret: true");
  }

  @Test
  void aLockedKeyringIsAskedForAndNothingIsWrittenInPlainText() throws Exception {
    assertThat(inSession("locked"))
        .containsExactly(
            "standing: Standing[kind=LOCKED, found=the desktop's keyring is locked]",
            "unlock: KeychainMissing",
            "state: LOCKED",
            "new vault's code: 39",
            "new vault: PASSPHRASE",
            "recovered: Unlocked[freshness=NEWEST]",
            "plain: false");
  }

  @Test
  void aKeyringThatNeverAnswersCostsSecondsOnly() throws Exception {
    assertThat(inSession("silent"))
        .containsExactly(
            "code: 39",
            "standing: SILENT",
            "unlock: KeychainMissing[why=the keychain does not answer]",
            "quick: true");
  }

  @Test
  void withoutASessionBusThePassphraseAloneProtects() throws Exception {
    assertThat(run("absent", List.of()))
        .containsExactly(
            "standing: Standing[kind=ABSENT, found=no keychain: this login has no D-Bus session]",
            "code: 39",
            "protection: PASSPHRASE",
            "again: Unlocked[freshness=NEWEST]");
  }

  private List<String> inSession(String scenario) throws Exception {
    return run(scenario, List.of("dbus-run-session", "--", "sh", "-c", SESSION, "sh"));
  }

  private List<String> run(String scenario, List<String> session) throws Exception {
    List<String> command = new ArrayList<>(session);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KeyringScenario.class.getName(),
            scenario,
            folder.toString()));
    File output = folder.resolve("output").toFile();
    File errors = folder.resolve("errors").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output).redirectError(errors);
    builder.environment().keySet().removeAll(List.of("DBUS_SESSION_BUS_ADDRESS", "DISPLAY"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(scenario + " did not end");
    }
    assertThat(process.exitValue()).as(Files.readString(errors.toPath())).isZero();
    return Files.readAllLines(output.toPath(), StandardCharsets.UTF_8);
  }
}
