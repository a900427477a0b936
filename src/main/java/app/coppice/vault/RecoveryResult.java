package app.coppice.vault;

/// What became of the wish for a new recovery code.
public sealed interface RecoveryResult {
  /// The new code opens the vault, the one before opens nothing that is kept of it.
  ///
  /// @param code to be shown once, for paper
  record Made(RecoveryCode code) implements RecoveryResult {}

  /// Nothing was changed.
  ///
  /// @param why the vault did not open; never `Unlocked`
  record Refused(UnlockResult why) implements RecoveryResult {}
}
