package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the session that a person means: by its branch, its id, or any beginning of the id that no
/// other session has.
final class SessionLookup {
  private static final int MOST_NAMED = 8;

  private SessionLookup() {}

  /// @throws IOException when it means several sessions, which the message names
  static Optional<SessionSnapshot> find(List<SessionSnapshot> sessions, String name)
      throws IOException {
    if (name.isBlank()) {
      return Optional.empty();
    }
    String beginning = name.toLowerCase(Locale.ROOT);
    List<SessionSnapshot> found =
        sessions.stream().filter(session -> session.branch().equals(name)).toList();
    if (found.isEmpty()) {
      found =
          sessions.stream()
              .filter(session -> session.id().toString().startsWith(beginning))
              .toList();
    }
    if (found.size() > 1) {
      throw new IOException(
          "\""
              + name
              + "\" means "
              + found.size()
              + " sessions. Give more of the id: "
              + named(found));
    }
    return found.stream().findFirst();
  }

  /// As {@link #find}, but by its whole id or its branch only.
  ///
  /// @throws IOException also when a beginning was given; the message names the whole id
  static Optional<SessionSnapshot> findExactly(List<SessionSnapshot> sessions, String name)
      throws IOException {
    Optional<SessionSnapshot> found = find(sessions, name);
    if (found.isEmpty() || found.get().branch().equals(name)) {
      return found;
    }
    String id = found.get().id().toString();
    if (!id.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IOException(
          "This cannot be undone, so a beginning of the id is not enough. \""
              + name
              + "\" would be "
              + id
              + " ("
              + found.get().branch()
              + "): give that whole id or the branch.");
    }
    return found;
  }

  private static String named(List<SessionSnapshot> found) {
    String named =
        found.stream()
            .limit(MOST_NAMED)
            .map(session -> ReportCommands.shortId(session) + " (" + session.branch() + ")")
            .collect(Collectors.joining(", "));
    return found.size() > MOST_NAMED
        ? named + " and " + (found.size() - MOST_NAMED) + " more"
        : named;
  }
}
