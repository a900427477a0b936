package app.coppice.ui.review;

import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import java.util.HashMap;
import java.util.Map;

/// How and where to land, as the person chose it for sessions that have not landed yet: a question
/// that went away with its session begins where it was. FX thread only.
final class LandChoices {
  private final Map<SessionId, LandHow> ways = new HashMap<>();
  private final Map<SessionId, String> targets = new HashMap<>();

  void choose(SessionId session, LandHow how) {
    ways.put(session, how);
  }

  void choose(SessionId session, String into) {
    targets.put(session, into);
  }

  /// The way that was chosen, else the one that the branches allow.
  LandHow how(SessionSnapshot session) {
    LandHow chosen = ways.get(session.id());
    return chosen == null ? Obstacles.usual(session) : chosen;
  }

  /// The branch that was chosen, else the base.
  String into(SessionSnapshot session) {
    return targets.getOrDefault(session.id(), session.base());
  }

  /// The next landing of the session is another one.
  void landed(SessionId session) {
    ways.remove(session);
    targets.remove(session);
  }
}
