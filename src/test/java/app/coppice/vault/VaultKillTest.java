package app.coppice.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A real process, really killed, at twenty random moments of saving.
class VaultKillTest {
  private static final int KILLS = 20;
  private static final int MOST_NANOS = 20_000_000;

  @TempDir Path folder;

  @Test
  @Timeout(value = 4, unit = TimeUnit.MINUTES)
  void aKilledSaveLeavesTheOldVaultOrTheNewOne() throws Exception {
    Path file = folder.resolve("secrets.vault");
    try (var vault = open(file)) {
      assertThat(vault.create("pass".toCharArray())).isNotNull();
      vault.set("number", "0".toCharArray());
    }
    var random = new Random(7);
    int last = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int acknowledged = killWhileSaving(file, last + 1, random);
      try (var vault = open(file)) {
        assertThat(vault.unlock("pass".toCharArray())).isInstanceOf(UnlockResult.Unlocked.class);
        last = Integer.parseInt(vault.use("number", Secret::reveal).orElseThrow());
      }
      assertThat(last).isBetween(acknowledged, acknowledged + 1);
      assertThat(new VaultFile(file).hasReadableBackup()).isTrue();
    }
  }

  private static Vault open(Path file) {
    return new Vault(file, KdfParameters.FLOOR, new QuickHash(), Keychain.none());
  }

  /// The last number that the program said was saved.
  private static int killWhileSaving(Path file, int from, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                VaultSaver.class.getName(),
                file.toString(),
                String.valueOf(from))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    // Killed by its handle: the process's own method would close the pipe with what it last said.
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var first = Integer.parseInt(output.readLine());
      var rest = CompletableFuture.supplyAsync(() -> output.lines().toList());
      // Nothing counts this latch down: the wait is the random moment.
      assertThat(new CountDownLatch(1).await(random.nextInt(MOST_NANOS), TimeUnit.NANOSECONDS))
          .isFalse();
      assertThat(process.toHandle().destroyForcibly()).isTrue();
      var lines = rest.get(30, TimeUnit.SECONDS);
      return lines.isEmpty() ? first : Integer.parseInt(lines.getLast());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLeavesTheVaultThatWasSavedLast() throws Exception {
    Path file = folder.resolve("secrets.vault");
    try (var vault = open(file)) {
      assertThat(vault.create("pass".toCharArray())).isNotNull();
    }
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 64; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                VaultSaver.class.getName(),
                file.toString(),
                "1",
                "growing")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> said;
    try (var output = process.inputReader()) {
      said = output.lines().toList();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(said).isNotEmpty();
    try (var vault = open(file)) {
      assertThat(vault.unlock("pass".toCharArray())).isInstanceOf(UnlockResult.Unlocked.class);
      assertThat(vault.use("number", Secret::reveal).map(String::strip)).contains(said.getLast());
    }
    try (var beside = Files.list(folder)) {
      assertThat(beside.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
    }
  }
}
