package app.coppice.cli;

import app.coppice.settings.Profile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options that every command takes.
final class CommonOptions {
  @Option(
      names = "--profile",
      paramLabel = "DIR",
      defaultValue = "",
      description = "Folder of sessions, vault and settings; else the platform's usual place.")
  private String profile = "";

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  /// Empty when none is named here.
  Optional<Profile> profile() {
    return profile.isEmpty() ? Optional.empty() : Optional.of(new Profile(Path.of(profile)));
  }

  boolean json() {
    return json;
  }
}
