package app.coppice.terminal;

/// Somebody else's wish that a command stop.
@FunctionalInterface
public interface StopSignal {
  /// Runs `action` once when the wish comes, at once if it already has.
  void onStop(Runnable action);
}
