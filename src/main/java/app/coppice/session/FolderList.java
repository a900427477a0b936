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

/// A list of folders that come and go, such as the repositories that are open, kept in a journal of
/// the profile. Several processes may add to it: each opens it only for the moment of a change.
/// Blocking; thread-safe.
final class FolderList {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int PAUSE_MILLIS = 20;

  private final Path file;

  FolderList(Path file) {
    this.file = file;
  }

  /// In the order they came.
  List<Path> read() throws IOException {
    Set<Path> listed = new LinkedHashSet<>();
    if (Files.exists(file)) {
      var _ = JournalFile.read(file, record -> apply(listed, record));
    }
    return List.copyOf(listed);
  }

  void add(Path folder) throws IOException {
    change("opened", folder);
  }

  void remove(Path folder) throws IOException {
    change("forgotten", folder);
  }

  private synchronized void change(String what, Path folder) throws IOException {
    Set<Path> listed = new LinkedHashSet<>();
    ObjectNode node = Json.object().put(what, folder.toString());
    try (JournalFile journal = openPatiently(listed)) {
      if (listed.contains(folder) != what.equals("opened")) {
        journal.append(node.toString());
        journal.force();
      }
    }
  }

  private JournalFile openPatiently(Set<Path> listed) throws IOException {
    for (int waited = 0; ; waited += PAUSE_MILLIS) {
      try {
        return JournalFile.open(file, record -> apply(listed, record));
      } catch (JournalInUse e) {
        if (waited >= PATIENCE_MILLIS) {
          throw e;
        }
        // Another process holds it for a few milliseconds; a file lock has no queue to wait in.
        LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
      }
    }
  }

  private static void apply(Set<Path> listed, String record) {
    JsonNode node = Json.parse(record);
    if (node.has("opened")) {
      listed.add(Path.of(Json.string(node, "opened")));
    } else if (node.has("forgotten")) {
      listed.remove(Path.of(Json.string(node, "forgotten")));
    }
  }
}
