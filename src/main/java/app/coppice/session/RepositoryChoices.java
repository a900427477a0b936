package app.coppice.session;

import app.coppice.settings.Profile;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.SaveResult;
import app.coppice.settings.SettingsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the person has chosen for each repository, read from the profile whenever it is needed, so
/// that what another process saved holds too. Blocking; thread-safe.
record RepositoryChoices(Profile profile) {
  RepositorySettings of(Path repository) throws IOException {
    return SettingsStore.repository(profile, repository).get();
  }

  ActionResult save(Path repository, RepositorySettings settings) throws IOException {
    Files.createDirectories(profile.repositorySettings(repository).resolveSibling(""));
    return switch (SettingsStore.repository(profile, repository).update(_ -> settings)) {
      case SaveResult.Saved _ -> new ActionResult.Done("Saved.");
      case SaveResult.KeptInMemory(String message) -> new ActionResult.Refused(message);
    };
  }
}
