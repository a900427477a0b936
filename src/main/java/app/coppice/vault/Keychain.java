package app.coppice.vault;

import java.io.IOException;
import java.util.Optional;

/// The operating system's store of secrets. Its calls can wait for the person, so not on the FX
/// thread.
public interface Keychain {
  /// No keychain: the passphrase alone opens the vault.
  Keychain NONE =
      new Keychain() {
        @Override
        public boolean isAvailable() {
          return false;
        }

        @Override
        public Optional<byte[]> read(String account) {
          return Optional.empty();
        }

        @Override
        public void write(String account, byte[] secret) throws IOException {
          throw new IOException("There is no keychain");
        }
      };

  /// Whether it answers now.
  boolean isAvailable();

  /// The secret of `account`; empty when there is none or the keychain stays locked.
  Optional<byte[]> read(String account) throws IOException;

  void write(String account, byte[] secret) throws IOException;
}
