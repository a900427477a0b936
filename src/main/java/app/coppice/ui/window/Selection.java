package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which session is in view, and which one is to come back into view once it is there: sessions
/// come one by one after the start. FX thread only.
final class Selection {
  private final Roster roster;
  private final Recency recency;
  private @Nullable SessionId current;
  private String wanted = "";

  /// The sessions as they were listed while the one in view was among them.
  private List<SessionId> listed = List.of();

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

  /// Lets go of a session that is gone; the one to be viewed in its place, if there is any: the
  /// next in the list, else the one before.
  Optional<SessionId> replacement() {
    List<SessionId> live = roster.live();
    if (snapshot().isPresent()) {
      if (live.contains(current)) {
        listed = live;
      }
      return Optional.empty();
    }
    int at = current == null ? -1 : listed.indexOf(current);
    current = null;
    if (at < 0) {
      return live.stream().findFirst();
    }
    return listed.stream()
        .skip(at)
        .filter(live::contains)
        .findFirst()
        .or(() -> listed.subList(0, at).reversed().stream().filter(live::contains).findFirst())
        .or(() -> live.stream().findFirst());
  }

  /// For the layout file; empty for none.
  String kept() {
    return wanted.isEmpty() ? id().map(SessionId::toString).orElse("") : wanted;
  }
}
