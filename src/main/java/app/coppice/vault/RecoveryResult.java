package app.coppice.vault;

import app.coppice.vault.UnlockResult.Freshness;

/// What became of the wish for a new recovery code.
public sealed interface RecoveryResult {
  /// The new code opens the vault, the one before does not.
  ///
  /// @param code to be shown once, for paper
  /// @param freshness whether this is the newest vault this machine has seen
  /// @param backup what opens the copy beside the vault
  record Made(RecoveryCode code, Freshness freshness, Backup backup) implements RecoveryResult {}

  /// Which code opens the copy beside the vault.
  enum Backup {
    OF_THE_NEW_CODE,
    /// It could not be written anew; the vault's next save replaces it.
    OF_THE_OLD_CODE
  }

  /// Nothing was changed.
  ///
  /// @param why the vault did not open; never `Unlocked`
  record Refused(UnlockResult why) implements RecoveryResult {}
}
