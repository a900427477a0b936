package app.coppice.vault;

import java.util.Optional;

/// An open vault's document, key and secrets. Closing forgets them.
///
/// @param stamp of the file that this was read from
record OpenVault(VaultDocument document, Secret key, Entries entries, String stamp)
    implements Contents, AutoCloseable {
  /// Empty when `dataKey` does not open the document or what it holds makes no sense.
  ///
  /// @param dataKey stays the caller's to wipe
  static Optional<OpenVault> of(VaultDocument document, byte[] dataKey, String stamp) {
    Optional<byte[]> plain = document.openBody(dataKey);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Entries.decode(plain.get())
          .map(decoded -> new OpenVault(document, Secret.taking(dataKey.clone()), decoded, stamp));
    } finally {
      Sealing.wipe(plain.get());
    }
  }

  /// A copy, for the caller to wipe.
  byte[] dataKey() {
    return key.lend(byte[]::clone);
  }

  /// The next generation of `base`, with these secrets.
  VaultDocument resealed(VaultDocument base) {
    byte[] dataKey = dataKey();
    try {
      return resealed(base, dataKey);
    } finally {
      Sealing.wipe(dataKey);
    }
  }

  /// The same under another data key, which stays the caller's to wipe.
  VaultDocument resealed(VaultDocument base, byte[] dataKey) {
    byte[] plain = entries.encode();
    try {
      return base.withBody(dataKey, plain);
    } finally {
      Sealing.wipe(plain);
    }
  }

  @Override
  public void close() {
    key.close();
    entries.close();
  }
}
