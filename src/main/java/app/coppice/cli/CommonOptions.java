package app.coppice.cli;

import app.coppice.settings.Profile;
import java.nio.file.Path;
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

  Profile profile(Services services) {
    return profile.isEmpty() ? services.usualProfile() : new Profile(Path.of(profile));
  }

  Output.Form form() {
    return json ? Output.Form.JSON : Output.Form.TEXT;
  }
}
