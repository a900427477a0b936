package app.coppice.session;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who hears of changes. Thread-safe; calls are made without a lock, and a listener that throws
/// harms nobody else.
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Engine.Listener> all = new CopyOnWriteArrayList<>();

  Engine.Subscription add(Engine.Listener listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  void sessionChanged(SessionId id) {
    tell(listener -> listener.sessionChanged(id));
  }

  void structureChanged() {
    tell(Engine.Listener::structureChanged);
  }

  void planChanged(Path repository) {
    tell(listener -> listener.planChanged(repository));
  }

  private void tell(Consumer<Engine.Listener> call) {
    for (Engine.Listener listener : all) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        LOG.error("A listener failed", e);
      }
    }
  }
}
