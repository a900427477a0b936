package app.coppice.session;

import app.coppice.store.JournalFile;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The repositories that are open, kept in a journal of the profile. Several processes may add to
/// it: each opens it only for the moment of a change. Blocking; thread-safe.
final class FolderList {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int PAUSE_MILLIS = 20;

  private final Path file;

  FolderList(Path file) {
    this.file = file;
  }

  /// Main worktrees' folders in the order they came.
  List<Path> read() throws IOException {
    Set<Path> open = new LinkedHashSet<>();
    if (Files.exists(file)) {
      var _ = JournalFile.read(file, record -> apply(open, record));
    }
    return List.copyOf(open);
  }

  void add(Path repository) throws IOException {
    change("opened", repository);
  }

  void remove(Path repository) throws IOException {
    change("forgotten", repository);
  }

  private synchronized void change(String what, Path repository) throws IOException {
    Set<Path> open = new LinkedHashSet<>();
    ObjectNode node = Json.object().put(what, repository.toString());
    try (JournalFile journal = openPatiently(open)) {
      if (open.contains(repository) != what.equals("opened")) {
        journal.append(node.toString());
        journal.force();
      }
    }
  }

  private JournalFile openPatiently(Set<Path> open) throws IOException {
    for (int waited = 0; ; waited += PAUSE_MILLIS) {
      try {
        return JournalFile.open(file, record -> apply(open, record));
      } catch (JournalInUse e) {
        if (waited >= PATIENCE_MILLIS) {
          throw e;
        }
        // Another process holds it for a few milliseconds; a file lock has no queue to wait in.
        LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
      }
    }
  }

  private static void apply(Set<Path> open, String record) {
    JsonNode node = Json.parse(record);
    if (node.has("opened")) {
      open.add(Path.of(Json.string(node, "opened")));
    } else if (node.has("forgotten")) {
      open.remove(Path.of(Json.string(node, "forgotten")));
    }
  }
}
