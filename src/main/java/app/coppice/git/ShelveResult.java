package app.coppice.git;

/// What came of archiving or deleting. Unless it says `Shelved`, nothing was changed.
public sealed interface ShelveResult {
  /// @param ref that holds the snapshot
  record Shelved(String ref) implements ShelveResult {}

  /// @param reason what happened and what to do next
  record Refused(String reason) implements ShelveResult {}
}
