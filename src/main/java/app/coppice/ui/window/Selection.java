package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which session is in view, and which one is to come back into view once it is there: sessions
/// come one by one after the start. FX thread only.
final class Selection {
  private final Roster roster;
  private final Recency recency;
  private @Nullable SessionId current;
  private String wanted = "";

  Selection(Roster roster, Recency recency) {
    this.roster = roster;
    this.recency = recency;
  }

  Optional<SessionId> id() {
    return Optional.ofNullable(current);
  }

  boolean is(SessionId session) {
    return session.equals(current);
  }

  Optional<SessionSnapshot> snapshot() {
    return id().flatMap(roster::snapshot);
  }

  /// @param session that was in view last, as {@link #kept} gives it
  void await(String session) {
    wanted = session;
  }

  /// The session that was in view last, if it has come by now and nobody chose another meanwhile.
  Optional<SessionId> arrived() {
    return roster.live().stream().filter(id -> id.toString().equals(wanted)).findFirst();
  }

  /// Nothing is waited for any more: somebody chose, or it cannot come.
  void settle() {
    wanted = "";
  }

  void view(SessionId session) {
    current = session;
    recency.seen(session);
  }

  /// Lets go of a session that is gone; the one to be viewed in its place, if there is any.
  Optional<SessionId> replacement() {
    if (snapshot().isPresent()) {
      return Optional.empty();
    }
    current = null;
    return roster.live().stream().findFirst();
  }

  /// For the layout file; empty for none.
  String kept() {
    return wanted.isEmpty() ? id().map(SessionId::toString).orElse("") : wanted;
  }
}
