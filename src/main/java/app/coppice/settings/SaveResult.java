package app.coppice.settings;

/// What became of a change: it always holds in memory, and mostly on the disk too.
public sealed interface SaveResult {
  /// On the disk, synced.
  record Saved() implements SaveResult {}

  /// Kept in memory only.
  ///
  /// @param message why, and what to do next
  record KeptInMemory(String message) implements SaveResult {}
}
