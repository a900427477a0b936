package app.coppice.git;

/// A person's wish that what git does come to an end.
@FunctionalInterface
public interface StopSignal {
  /// A wish that never comes.
  StopSignal NEVER = _ -> {};

  /// Runs `action` once when the wish comes, at once if it already has.
  void onStop(Runnable action);
}
