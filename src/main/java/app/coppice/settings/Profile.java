package app.coppice.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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

  /// @param account the home that the system names for the account; `HOME` goes before it
  static Profile usual(Map<String, String> environment, String system, Path account) {
    Path home = absolute(environment, "HOME", account);
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return new Profile(home.resolve("Library").resolve("Application Support").resolve("Coppice"));
    }
    if (name.startsWith("windows")) {
      return new Profile(
          absolute(environment, "APPDATA", account.resolve("AppData").resolve("Roaming"))
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

  /// Makes the folder and those in it, open to their owner alone. What is there stays as it is.
  ///
  /// @throws IOException when a folder cannot be made, or something else is in its place
  public void create() throws IOException {
    for (Path each : List.of(folder, journals(), worktrees(), logs())) {
      if (!Files.isDirectory(each)) {
        Files.createDirectories(each.toAbsolutePath().getParent());
        make(each);
      }
    }
  }

  private static void make(Path each) throws IOException {
    try {
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(each, PosixFilePermissions.asFileAttribute(PRIVATE));
      } else {
        Files.createDirectory(each);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process that starts at the same moment may have made it.
      if (!Files.isDirectory(each)) {
        throw e;
      }
    }
  }

  /// What the person should know of the folder, in sentences: that others may enter it.
  public List<String> warnings() throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return List.of();
    }
    Set<PosixFilePermission> granted = new HashSet<>(Files.getPosixFilePermissions(folder));
    granted.removeAll(PRIVATE);
    return granted.isEmpty()
        ? List.of()
        : List.of(
            "Others on this machine can look into the profile "
                + folder
                + ". Close it to them: chmod 700 "
                + folder);
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

  /// Says how that process is reached; there while it runs, and after it was killed.
  public Path contactFile() {
    return folder.resolve("instance.json");
  }

  public Path journals() {
    return folder.resolve("journals");
  }

  /// What terminals showed when the window closed.
  public Path terminals() {
    return folder.resolve("terminals");
  }

  /// What runs in terminals, for the launch after a crash.
  public Path processes() {
    return folder.resolve("processes");
  }

  /// What the person has chosen for one repository; its folder may not be there yet.
  ///
  /// @param repository the main worktree's folder
  public Path repositorySettings(Path repository) {
    byte[] name = repository.toString().getBytes(StandardCharsets.UTF_8);
    UUID key = UUID.nameUUIDFromBytes(name);
    return folder.resolve("repositories").resolve(key + ".json");
  }

  public Path worktrees() {
    return folder.resolve("worktrees");
  }

  public Path logs() {
    return folder.resolve("logs");
  }
}
