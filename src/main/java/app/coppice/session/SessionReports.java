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
    return newest(look(profile, fold -> !fold.deleted()));
  }

  /// The sessions in the trash; newest first.
  public static List<SessionSnapshot> lookInTrash(Profile profile) throws IOException {
    return newest(look(profile, SessionFold::deleted));
  }

  /// The trash; what was deleted last comes first.
  public static List<DeletedSession> trash(Profile profile) throws IOException {
    return look(profile, SessionFold::deleted).stream()
        .map(DeletedSession::of)
        .sorted(Comparator.comparing(DeletedSession::deletedAt).reversed())
        .toList();
  }

  private static List<SessionSnapshot> newest(List<SessionFold> folds) {
    return folds.stream()
        .map(SessionFold::snapshot)
        .sorted(Comparator.comparing(SessionSnapshot::createdAt).reversed())
        .toList();
  }

  /// The ports that a session was given.
  public static Optional<PortRange> ports(Profile profile, SessionId id) throws IOException {
    int first = new SessionShelf(profile.journals()).read(id).firstPort();
    return first == 0 ? Optional.empty() : Optional.of(new PortRange(first));
  }

  private static List<SessionFold> look(Profile profile, Predicate<SessionFold> wanted)
      throws IOException {
    SessionShelf shelf = new SessionShelf(profile.journals());
    List<SessionFold> found = new ArrayList<>();
    for (SessionId id : shelf.ids()) {
      try {
        SessionFold fold = shelf.read(id);
        if (wanted.test(fold)) {
          found.add(fold);
        }
      } catch (IOException e) {
        LOG.error("Session {} cannot be read: {}", id, e.getMessage());
      }
    }
    return found;
  }
}
