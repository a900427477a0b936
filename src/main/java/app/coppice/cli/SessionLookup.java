package app.coppice.cli;

import app.coppice.session.SessionSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Finds the session that a person means: by its id, the beginning of its id (four characters or
/// more), or its branch.
final class SessionLookup {
  private static final int SHORTEST = 4;

  private SessionLookup() {}

  /// @throws IOException when the profile cannot be read
  static Optional<SessionSnapshot> find(List<SessionSnapshot> sessions, String name)
      throws IOException {
    List<SessionSnapshot> found =
        sessions.stream()
            .filter(session ->
                session.branch().equals(name)
                    || (name.length() >= SHORTEST && session.id().toString().startsWith(name)))
            .toList();
    if (found.size() > 1) {
      throw new IOException(
          "\"" + name + "\" means " + found.size() + " sessions. Give more of the id.");
    }
    return found.stream().findFirst();
  }
}
