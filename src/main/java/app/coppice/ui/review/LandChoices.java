package app.coppice.ui.review;

import app.coppice.session.Begun;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How and where to land, as the person chose it for sessions that have not landed yet, at an
/// earlier start too: a question that went away with its session begins where it was. FX thread
/// only.
final class LandChoices {
  private final ReviewActions actions;
  private final Map<SessionId, Begun.Landing> chosen = new HashMap<>();

  /// Sessions of which it was asked what an earlier start has left.
  private final Set<SessionId> asked = new HashSet<>();

  LandChoices(ReviewActions actions) {
    this.actions = actions;
  }

  /// A session is shown: what was chosen for it earlier comes by and by, behind what is chosen now.
  void enter(SessionId session) {
    if (asked.add(session)) {
      FxThread.deliver(
          actions.beginnings().of(session),
          begun ->
              begun.stream()
                  .filter(Begun.Landing.class::isInstance)
                  .map(Begun.Landing.class::cast)
                  .forEach(landing -> chosen.putIfAbsent(session, landing)),
          _ -> {});
    }
  }

  void choose(SessionId session, LandHow how) {
    keep(session, new Begun.Landing(how.name(), of(session).into()));
  }

  void choose(SessionId session, String into) {
    keep(session, new Begun.Landing(of(session).how(), into));
  }

  private Begun.Landing of(SessionId session) {
    return chosen.getOrDefault(session, Begun.Landing.NONE);
  }

  /// Where it cannot be kept it holds until the window closes.
  private void keep(SessionId session, Begun.Landing landing) {
    if (!landing.equals(chosen.put(session, landing))) {
      var _ = actions.beginnings().keep(session, landing);
    }
  }

  /// The way that was chosen, else the one that the branches allow.
  LandHow how(SessionSnapshot session) {
    String how = of(session.id()).how();
    return how.isEmpty() ? Obstacles.usual(session) : LandHow.valueOf(how);
  }

  /// The branch that was chosen, else the base.
  String into(SessionSnapshot session) {
    String into = of(session.id()).into();
    return into.isEmpty() ? session.base() : into;
  }

  /// The next landing of the session is another one.
  void landed(SessionId session) {
    if (chosen.remove(session) != null) {
      actions.beginnings().drop(session, Begun.Landing.NAME);
    }
  }
}
