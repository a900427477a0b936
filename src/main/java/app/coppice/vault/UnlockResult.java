package app.coppice.vault;

/// What became of an attempt to open a vault.
public sealed interface UnlockResult {
  /// Open.
  ///
  /// @param freshness whether this is the newest vault this machine has seen
  record Unlocked(Freshness freshness) implements UnlockResult {}

  /// The passphrase or the recovery code is not the one. Costs nothing but time.
  record WrongPassphrase() implements UnlockResult {}

  /// The file is not as it was written.
  ///
  /// @param what the damage, for the person
  /// @param backupAvailable whether `restoreBackup` has a readable one
  record Damaged(String what, boolean backupAvailable) implements UnlockResult {}

  /// Written by a newer Coppice; left alone.
  record NewerVersion(int version) implements UnlockResult {}

  /// There is no vault yet.
  record Missing() implements UnlockResult {}

  /// The vault is bound to a secret in the system's keychain, which is not to be had: unlock the
  /// keychain, or use the recovery code.
  ///
  /// @param why a part of a sentence, for the person
  record KeychainMissing(String why) implements UnlockResult {}

  /// How the file's generation compares with the last one seen.
  enum Freshness {
    NEWEST,
    /// Somebody put an older vault in its place.
    OLDER_THAN_LAST_SEEN
  }
}
