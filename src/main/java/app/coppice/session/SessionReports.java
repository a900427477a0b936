package app.coppice.session;

import app.coppice.settings.Profile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions of a profile as their journals tell them, whoever has them open. Opens nothing, so
/// that it may be asked beside a running window. Blocking; thread-safe.
public final class SessionReports {
  private static final Logger LOG = LoggerFactory.getLogger(SessionReports.class);

  private SessionReports() {}

  /// All sessions, archived ones included, deleted ones not; newest first.
  public static List<SessionSnapshot> look(Profile profile) throws IOException {
    return look(profile, fold -> !fold.deleted());
  }

  /// The sessions in the trash; newest first.
  public static List<SessionSnapshot> lookInTrash(Profile profile) throws IOException {
    return look(profile, SessionFold::deleted);
  }

  /// The ports that a session was given.
  public static Optional<PortRange> ports(Profile profile, SessionId id) throws IOException {
    int first = new SessionShelf(profile.journals()).read(id).firstPort();
    return first == 0 ? Optional.empty() : Optional.of(new PortRange(first));
  }

  private static List<SessionSnapshot> look(Profile profile, Predicate<SessionFold> wanted)
      throws IOException {
    SessionShelf shelf = new SessionShelf(profile.journals());
    List<SessionSnapshot> found = new ArrayList<>();
    for (SessionId id : shelf.ids()) {
      try {
        SessionFold fold = shelf.read(id);
        if (wanted.test(fold)) {
          found.add(fold.snapshot());
        }
      } catch (IOException e) {
        LOG.error("Session {} cannot be read: {}", id, e.getMessage());
      }
    }
    found.sort(Comparator.comparing(SessionSnapshot::createdAt).reversed());
    return found;
  }
}
