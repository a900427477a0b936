package app.coppice.vault;

import java.io.IOException;

/// The slow step from a passphrase to 32 bytes.
interface PassphraseHash {
  int LENGTH = 32;

  /// @param passphrase left as it is; the caller wipes it
  /// @throws IOException when the memory cannot be had
  byte[] hash(byte[] passphrase, byte[] salt, KdfParameters parameters) throws IOException;
}
