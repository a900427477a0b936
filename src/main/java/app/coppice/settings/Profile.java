package app.coppice.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The folder of everything Coppice keeps for one person: settings, vault, journals, worktrees.
///
/// @param folder absolute; made with `create()`
public record Profile(Path folder) {
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  public Profile {
    folder = folder.toAbsolutePath().normalize();
  }

  /// The profile in the platform's usual place for a person's data.
  public static Profile usual() {
    return usual(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  static Profile usual(Map<String, String> environment, String system, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return new Profile(home.resolve("Library").resolve("Application Support").resolve("Coppice"));
    }
    if (name.startsWith("windows")) {
      return new Profile(
          absolute(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
              .resolve("Coppice"));
    }
    return new Profile(
        absolute(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
            .resolve("coppice"));
  }

  /// The XDG specification says that a relative value is to be ignored.
  private static Path absolute(Map<String, String> environment, String variable, Path usual) {
    String value = environment.getOrDefault(variable, "");
    return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : usual;
  }

  /// Makes the folder and those in it, open to their owner alone.
  ///
  /// @throws IOException when a folder cannot be made, or something else is in its place
  public void create() throws IOException {
    for (Path each : Set.of(journals(), worktrees(), logs(), trash())) {
      Files.createDirectories(each);
    }
    for (Path each : Set.of(folder, journals(), worktrees(), logs(), trash())) {
      if (Files.getFileStore(each).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(each, PRIVATE);
      }
    }
  }

  public Path settingsFile() {
    return folder.resolve("settings.json");
  }

  public Path windowFile() {
    return folder.resolve("window.json");
  }

  public Path vaultFile() {
    return folder.resolve("secrets.vault");
  }

  /// Held by the one process that uses the profile.
  public Path lockFile() {
    return folder.resolve("lock");
  }

  public Path journals() {
    return folder.resolve("journals");
  }

  public Path worktrees() {
    return folder.resolve("worktrees");
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /// Where deleted sessions wait for an undo.
  public Path trash() {
    return folder.resolve("trash");
  }
}
