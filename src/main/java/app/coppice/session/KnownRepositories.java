package app.coppice.session;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The repositories that the person has opened, in memory and in the profile. Thread-safe.
final class KnownRepositories {
  private final FolderList kept;
  private final Listeners listeners;
  private final CopyOnWriteArrayList<Path> folders = new CopyOnWriteArrayList<>();

  KnownRepositories(Profile profile, Listeners listeners) {
    this.kept = new FolderList(profile.folder().resolve("repositories.jsonl"));
    this.listeners = listeners;
  }

  /// In the order they came.
  List<Path> all() {
    return List.copyOf(folders);
  }

  /// Takes up what the profile tells, other processes' additions included. Blocking.
  void read() throws IOException {
    if (folders.addAllAbsent(kept.read()) > 0) {
      listeners.structureChanged();
    }
  }

  /// Keeps what was opened. Blocking.
  OpenResult remember(OpenResult result) throws IOException {
    if (result instanceof OpenResult.Opened(Path repository)) {
      kept.add(repository);
      folders.addIfAbsent(repository);
      listeners.structureChanged();
    }
    return result;
  }

  /// Takes one off the list. Never blocks.
  void forget(Path repository) {
    if (folders.remove(repository)) {
      listeners.structureChanged();
      var _ =
          Background.run(
              "forget-repository",
              () -> {
                kept.remove(repository);
                return null;
              });
    }
  }
}
