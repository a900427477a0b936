package app.coppice.session;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/// The repositories that the person has opened, in memory and in the profile. Thread-safe.
///
/// One that is being forgotten is still in the file for a moment; reading the file meanwhile does
/// not bring it back.
final class KnownRepositories {
  /// Held while the file is read or changed. Memory has its own, which nobody waits for.
  private final ReentrantLock file = new ReentrantLock();

  private final FolderList kept;
  private final Listeners listeners;
  private final List<Path> folders = new ArrayList<>();
  private final Set<Path> leaving = new HashSet<>();

  KnownRepositories(Profile profile, Listeners listeners) {
    this.kept = new FolderList(profile.folder().resolve("repositories.jsonl"));
    this.listeners = listeners;
  }

  /// In the order they came.
  List<Path> all() {
    synchronized (folders) {
      return List.copyOf(folders);
    }
  }

  /// Takes up what the profile tells, other processes' additions included. Blocking.
  void read() throws IOException {
    boolean more = false;
    file.lock();
    try {
      for (Path folder : kept.read()) {
        more |= add(folder);
      }
    } finally {
      file.unlock();
    }
    if (more) {
      listeners.structureChanged();
    }
  }

  private boolean add(Path folder) {
    synchronized (folders) {
      return !folders.contains(folder) && !leaving.contains(folder) && folders.add(folder);
    }
  }

  /// Keeps what was opened. Blocking.
  OpenResult remember(OpenResult result) throws IOException {
    if (result instanceof OpenResult.Opened(Path repository)) {
      file.lock();
      try {
        stay(repository);
        kept.add(repository);
      } finally {
        file.unlock();
      }
      var _ = add(repository);
      listeners.structureChanged();
    }
    return result;
  }

  /// Takes one off the list. Never blocks.
  ///
  /// @return done when the profile has forgotten it too
  CompletableFuture<Void> forget(Path repository) {
    boolean known;
    synchronized (folders) {
      known = folders.remove(repository) && leaving.add(repository);
    }
    if (!known) {
      return CompletableFuture.completedFuture(null);
    }
    listeners.structureChanged();
    return Background.run(
        "forget-repository",
        () -> {
          remove(repository);
          return null;
        });
  }

  private void remove(Path repository) throws IOException {
    file.lock();
    try {
      if (isLeaving(repository)) {
        kept.remove(repository);
        stay(repository);
      }
    } finally {
      file.unlock();
    }
  }

  /// Whether it was not opened again meanwhile.
  private boolean isLeaving(Path repository) {
    synchronized (folders) {
      return leaving.contains(repository);
    }
  }

  private void stay(Path repository) {
    synchronized (folders) {
      leaving.remove(repository);
    }
  }
}
