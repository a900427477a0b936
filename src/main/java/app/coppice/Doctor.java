package app.coppice;

import app.coppice.cli.ExitCode;
import app.coppice.cli.Services.Finding;
import app.coppice.cli.Services.Finding.Standing;
import app.coppice.sandbox.LaunchRequest;
import app.coppice.sandbox.Launcher;
import app.coppice.settings.Profile;
import app.coppice.text.ProgramName;
import app.coppice.vault.Keychain;
import app.coppice.vault.UnlockResult;
import app.coppice.vault.Vault;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Looks at this machine for what Coppice can use. Starts nothing but `git --version`.
record Doctor(Launcher launcher, Vault vault, Profile profile) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int PROBE_MILLIS = 200;
  private static final List<String> AGENTS =
      List.of("claude", "codex", "gemini", "opencode", "goose", "aider");

  /// Ports on which local model servers listen by default.
  private static final Map<Integer, String> LOCAL_SERVERS =
      Map.of(11434, "Ollama", 1234, "LM Studio", 8080, "llama.cpp", 8000, "vLLM");

  private static final List<String> LIBRARY_FOLDERS =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

  List<Finding> examine() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding(
            "jdk",
            Standing.OK,
            System.getProperty("java.vm.version") + " in " + System.getProperty("java.home")));
    findings.add(git());
    findings.add(display());
    findings.add(gtk());
    findings.add(keychain());
    findings.add(vaultFile());
    findings.add(sandbox());
    findings.add(agents());
    findings.add(localServers());
    findings.add(profileFolder());
    return findings;
  }

  private Finding profileFolder() {
    try {
      List<String> warnings =
          Files.isDirectory(profile.folder()) ? profile.warnings() : List.<String>of();
      return warnings.isEmpty()
          ? new Finding("profile", Standing.OK, profile.folder().toString())
          : new Finding("profile", Standing.WARNING, String.join(" ", warnings));
    } catch (IOException e) {
      return new Finding("profile", Standing.WARNING, "It cannot be looked at: " + e.getMessage());
    }
  }

  private Finding git() throws InterruptedException {
    try {
      Launcher.Finished finished =
          launcher.run(
              new LaunchRequest(List.of("git", "--version"), Path.of("/"), Map.of()),
              new byte[0],
              PATIENCE,
              4_096);
      if (finished.exitStatus() == ExitCode.DONE) {
        return new Finding(
            "git", Standing.OK, new String(finished.output(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      // That it cannot be started is the finding.
    }
    return new Finding(
        "git", Standing.MISSING, "Install git: hooks, signing and filters need the program");
  }

  private static Finding display() {
    return Displays.present()
        ? new Finding("display", Standing.OK, "a window can be shown")
        : new Finding(
            "display", Standing.MISSING, "neither DISPLAY nor WAYLAND_DISPLAY is set; use exec");
  }

  private static Finding gtk() {
    if (!linux()) {
      return new Finding("gtk", Standing.OK, "not needed on this system");
    }
    return library("libgtk-3.so.0")
        .map(path -> new Finding("gtk", Standing.OK, path.toString()))
        .orElseGet(() ->
            new Finding("gtk", Standing.MISSING, "GTK 3 is missing: apt-get install libgtk-3-0"));
  }

  private Finding keychain() {
    Keychain.Standing standing = vault.keychain();
    return switch (standing.kind()) {
      case READY -> new Finding("keychain", Standing.OK, standing.found());
      case LOCKED, SILENT ->
          new Finding(
              "keychain",
              Standing.WARNING,
              standing.found() + "; new vaults are under the passphrase alone");
      case ABSENT ->
          new Finding("keychain", Standing.MISSING, standing.found() + "; the passphrase protects");
    };
  }

  private Finding vaultFile() {
    try {
      Optional<UnlockResult.Damaged> damage = vault.damage();
      if (damage.isPresent()) {
        return new Finding(
            "vault",
            Standing.WARNING,
            "damaged: "
                + damage.get().what()
                + (damage.get().backupAvailable()
                    ? "; run " + ProgramName.command("vault restore")
                    : ""));
      }
      return switch (vault.state()) {
        case MISSING ->
            new Finding(
                "vault", Standing.MISSING, "none; make one: " + ProgramName.command("vault init"));
        case LOCKED, UNLOCKED ->
            switch (vault.protection()) {
              case PASSPHRASE -> new Finding("vault", Standing.OK, "under a passphrase");
              case PASSPHRASE_AND_KEYCHAIN ->
                  new Finding("vault", Standing.OK, "under a passphrase and tied to the keychain");
            };
      };
    } catch (IOException e) {
      return new Finding("vault", Standing.WARNING, String.valueOf(e.getMessage()));
    }
  }

  private Finding sandbox() {
    return launcher.confines()
        ? new Finding("sandbox", Standing.OK, "commands are confined by the operating system")
        : new Finding(
            "sandbox", Standing.WARNING, "none yet; commands of an agent ask in every mode");
  }

  private static Finding agents() {
    String found = AGENTS.stream().filter(Doctor::onPath).collect(Collectors.joining(", "));
    return found.isEmpty()
        ? new Finding("agents", Standing.WARNING, "none of " + String.join(", ", AGENTS))
        : new Finding("agents", Standing.OK, found);
  }

  private static boolean onPath(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
  }

  private static Finding localServers() {
    String found =
        LOCAL_SERVERS.entrySet().stream()
            .filter(server -> answers(server.getKey()))
            .map(server -> server.getValue() + " on port " + server.getKey())
            .sorted()
            .collect(Collectors.joining(", "));
    return found.isEmpty()
        ? new Finding("local models", Standing.MISSING, "no server answers on loopback")
        : new Finding("local models", Standing.OK, "something answers where it would: " + found);
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      // Nobody listens.
      return false;
    }
  }

  private static Optional<Path> library(String name) {
    return LIBRARY_FOLDERS.stream()
        .map(folder -> Path.of(folder).resolve(name))
        .filter(Files::exists)
        .findFirst();
  }

  private static boolean linux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  }
}
