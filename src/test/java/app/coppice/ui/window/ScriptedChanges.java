package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Reviewing;
import app.coppice.session.SessionId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a scripted engine does with uncommitted changes, and the review that a test gives it.
/// Thread-safe.
abstract class ScriptedChanges extends ScriptedLandings {
  /// A review that has nothing and can nothing.
  private static final Reviewing UNSCRIPTED =
      (Reviewing)
          Proxy.newProxyInstance(
              Reviewing.class.getClassLoader(),
              new Class<?>[] {Reviewing.class},
              (proxy, method, arguments) -> {
                if (method.isDefault()) {
                  return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                throw new UnsupportedOperationException("no review is scripted");
              });

  Optional<Reviewing> reviewing = Optional.empty();

  final List<List<String>> discarded = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<ActionResult> commit(SessionId id, List<String> paths, String message) {
    return done("Committed.");
  }

  @Override
  public Reviewing review() {
    return reviewing.orElse(UNSCRIPTED);
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
    discarded.add(paths);
    return done("Discarded.");
  }

  @Override
  public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
    return done("Brought back.");
  }

  static CompletableFuture<ActionResult> done(String message) {
    return CompletableFuture.completedFuture(new ActionResult.Done(message));
  }
}
