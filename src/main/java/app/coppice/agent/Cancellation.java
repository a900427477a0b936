package app.coppice.agent;

import java.util.ArrayList;
import java.util.List;

/// A one-way switch by which one thread asks another to stop. Thread-safe.
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean cancelled;

  public boolean isCancelled() {
    return cancelled;
  }

  /// Runs `action` once when cancelled, at once if that has already happened.
  public void onCancel(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /// Cancels; a second call does nothing.
  public void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      if (cancelled) {
        return;
      }
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }
}
