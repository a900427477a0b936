package app.coppice.ui.review;

import app.coppice.session.Beginnings;
import app.coppice.session.Begun;
import app.coppice.session.KeepResult;
import app.coppice.session.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is begun, in memory.
public final class RememberedBeginnings implements Beginnings {
  final Map<SessionId, Map<String, Begun>> all = new ConcurrentHashMap<>();
  public boolean refuses;

  /// Answers what is begun once it is done.
  CompletableFuture<@Nullable Void> late = CompletableFuture.completedFuture(null);

  @Override
  public CompletableFuture<List<Begun>> of(SessionId session) {
    return late.thenApply(_ -> List.copyOf(begun(session).values()));
  }

  @Override
  public CompletableFuture<KeepResult> keep(SessionId session, Begun begun) {
    if (!refuses) {
      begun(session).put(begun.name(), begun);
    }
    return CompletableFuture.completedFuture(
        refuses ? new KeepResult.Failed(Path.of("/full"), "no room") : new KeepResult.Kept());
  }

  @Override
  public void drop(SessionId session, String name) {
    begun(session).remove(name);
  }

  public Map<String, Begun> begun(SessionId session) {
    return all.computeIfAbsent(session, _ -> new ConcurrentHashMap<>());
  }
}
