package app.coppice.session;

import app.coppice.store.JournalFile;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Which session of the profile has which ports, in a file that one process at a time changes: two
/// that make sessions at the same moment give each its own. Blocking; thread-safe.
final class PortLedger {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final int PAUSE_MILLIS = 20;

  private final Path file;
  private final IntPredicate taken;

  /// @param taken whether some program listens on a port
  PortLedger(Path file, IntPredicate taken) {
    this.file = file;
    this.taken = taken;
  }

  /// Gives a session its range, the one it has where it has one already.
  ///
  /// @param exists whether there still is such a session; the ranges of others are free again
  /// @param known ranges that are in use, whatever the file says
  /// @return empty when all are given away
  synchronized Optional<PortRange> give(
      SessionId id, Predicate<SessionId> exists, Set<Integer> known) throws IOException {
    Map<SessionId, Integer> given = new HashMap<>();
    try (JournalFile journal = openPatiently(given)) {
      Integer own = given.get(id);
      if (own != null && !known.contains(own)) {
        return Optional.of(new PortRange(own));
      }
      Set<Integer> used = new HashSet<>(known);
      given.forEach((other, first) -> {
        if (!other.equals(id) && exists.test(other)) {
          used.add(first);
        }
      });
      for (int first = PortRange.LOWEST; first <= PortRange.HIGHEST; first += PortRange.SIZE) {
        if (!used.contains(first) && isQuiet(first)) {
          journal.append(
              Json.object().put("session", id.toString()).put("first", first).toString());
          journal.force();
          return Optional.of(new PortRange(first));
        }
      }
      return Optional.empty();
    }
  }

  private boolean isQuiet(int first) {
    for (int port = first; port < first + PortRange.SIZE; port++) {
      if (taken.test(port)) {
        return false;
      }
    }
    return true;
  }

  private JournalFile openPatiently(Map<SessionId, Integer> given) throws IOException {
    for (int waited = 0; ; waited += PAUSE_MILLIS) {
      try {
        return JournalFile.open(file, record -> apply(given, record));
      } catch (JournalInUse e) {
        if (waited >= PATIENCE_MILLIS) {
          throw e;
        }
        // As for the other lists: a file lock has no queue to wait in.
        LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
      }
    }
  }

  private static void apply(Map<SessionId, Integer> given, String record) {
    JsonNode node = Json.parse(record);
    int first = node.path("first").asInt(0);
    boolean ours = first >= PortRange.LOWEST && first <= PortRange.HIGHEST;
    if (ours) {
      SessionShelf.id(Json.string(node, "session")).ifPresent(id -> given.put(id, first));
    }
  }
}
