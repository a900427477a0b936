package app.coppice.ui.review;

import app.coppice.session.Beginnings;
import app.coppice.session.Begun;
import app.coppice.session.SessionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// What is begun, in memory.
public final class RememberedBeginnings implements Beginnings {
  final Map<SessionId, Map<String, Begun>> all = new ConcurrentHashMap<>();
  boolean refuses;

  @Override
  public CompletableFuture<List<Begun>> of(SessionId session) {
    return CompletableFuture.completedFuture(List.copyOf(begun(session).values()));
  }

  @Override
  public CompletableFuture<Boolean> keep(SessionId session, Begun begun) {
    if (!refuses) {
      begun(session).put(begun.name(), begun);
    }
    return CompletableFuture.completedFuture(!refuses);
  }

  @Override
  public void drop(SessionId session, String name) {
    begun(session).remove(name);
  }

  public Map<String, Begun> begun(SessionId session) {
    return all.computeIfAbsent(session, _ -> new ConcurrentHashMap<>());
  }
}
