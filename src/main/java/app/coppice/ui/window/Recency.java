package app.coppice.ui.window;

import app.coppice.session.SessionId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The sessions by when they were last in view, the newest first. A walk through them leaves the
/// order as it is until it is settled, so that every session can be reached. FX thread only.
final class Recency {
  private final List<SessionId> order = new ArrayList<>();
  private List<SessionId> walk = List.of();
  private int at;

  /// Takes note that a session came into view.
  void seen(SessionId session) {
    if (walk.isEmpty()) {
      first(session);
    } else if (!session.equals(walk.get(at))) {
      settle();
      first(session);
    }
  }

  /// The session `by` places on from `from`, around the end.
  Optional<SessionId> step(List<SessionId> live, Optional<SessionId> from, int by) {
    if (live.isEmpty()) {
      return Optional.empty();
    }
    if (walk.isEmpty() || !Set.copyOf(walk).equals(Set.copyOf(live))) {
      settle();
      walk = newest(live);
      at = from.map(walk::indexOf).orElse(-1);
      at = at < 0 && by < 0 ? 0 : at;
    }
    at = Math.floorMod(at + by, walk.size());
    return Optional.of(walk.get(at));
  }

  /// Ends a walk where it has come to: the keys were let go.
  void settle() {
    if (!walk.isEmpty()) {
      SessionId reached = walk.get(at);
      walk = List.of();
      first(reached);
    }
  }

  /// `live` by age, those never seen last and as they came.
  List<SessionId> newest(List<SessionId> live) {
    Set<SessionId> sorted = new LinkedHashSet<>(order);
    sorted.retainAll(live);
    sorted.addAll(live);
    return List.copyOf(sorted);
  }

  private void first(SessionId session) {
    order.remove(session);
    order.addFirst(session);
  }
}
