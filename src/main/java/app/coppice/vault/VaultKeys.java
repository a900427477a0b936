package app.coppice.vault;

import app.coppice.vault.VaultDocument.Binding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Finds and wraps a vault's data key: by the passphrase, with the keychain's secret where the
/// vault is bound to it, or by the recovery code. Thread-safe; the derivation takes up to seconds.
final class VaultKeys {
  private static final byte[] NO_SECRET = new byte[0];

  private final KdfParameters parameters;
  private final PassphraseHash hash;
  private final Keychain keychain;

  VaultKeys(KdfParameters parameters, PassphraseHash hash, Keychain keychain) {
    this.parameters = parameters;
    this.hash = hash;
    this.keychain = keychain;
  }

  /// What came of looking for the data key.
  sealed interface Found {
    record Key(byte[] dataKey) implements Found {}

    record Wrong() implements Found {}

    record NoKeychain(String why) implements Found {}
  }

  Found byPassphrase(VaultDocument document, byte[] passphrase) throws IOException {
    if (!document.keychain()) {
      return byPassphrase(document, passphrase, NO_SECRET.clone());
    }
    Keychain.Standing standing = keychain.standing();
    return switch (standing.kind()) {
      case ABSENT, SILENT -> new Found.NoKeychain(standing.found());
      // Reading a locked one lets the desktop ask the person.
      case LOCKED -> byKeychain(document, passphrase, standing.found());
      case READY -> byKeychain(document, passphrase, "the keychain holds no secret for this vault");
    };
  }

  private Found byKeychain(VaultDocument document, byte[] passphrase, String otherwise)
      throws IOException {
    Optional<byte[]> secret = keychain.read(document.account());
    return secret.isPresent()
        ? byPassphrase(document, passphrase, secret.get())
        : new Found.NoKeychain(otherwise);
  }

  private Found byPassphrase(VaultDocument document, byte[] passphrase, byte[] secret)
      throws IOException {
    byte[] hashed = hash.hash(passphrase, document.salt(), document.kdf());
    Optional<byte[]> dataKey = document.openSlot(hashed, secret);
    Sealing.wipe(hashed, secret);
    return dataKey.<Found>map(Found.Key::new).orElseGet(Found.Wrong::new);
  }

  Found byRecoveryCode(VaultDocument document, char[] code) {
    Optional<byte[]> bytes = RecoveryCode.bytes(code);
    if (bytes.isEmpty()) {
      return new Found.Wrong();
    }
    Optional<byte[]> dataKey = document.openRecoverySlot(bytes.get());
    Sealing.wipe(bytes.get());
    return dataKey.<Found>map(Found.Key::new).orElseGet(Found.Wrong::new);
  }

  /// The document with `dataKey` wrapped for `passphrase` under a new salt, bound to the keychain
  /// where that is ready.
  VaultDocument wrapped(VaultDocument document, byte[] passphrase, byte[] dataKey)
      throws IOException {
    boolean bound = keychain.isReady();
    byte[] secret = bound ? keychainSecret(document) : NO_SECRET.clone();
    VaultDocument salted =
        document.salted(parameters, bound ? Binding.KEYCHAIN : Binding.PASSPHRASE_ONLY);
    byte[] hashed = hash.hash(passphrase, salted.salt(), parameters);
    VaultDocument wrapped = salted.withPassphraseSlot(hashed, secret, dataKey);
    Sealing.wipe(hashed, secret);
    return wrapped;
  }

  /// One secret a vault: it stays when the passphrase changes, so that a backup opens too.
  private byte[] keychainSecret(VaultDocument document) throws IOException {
    Optional<byte[]> old = keychain.read(document.account());
    if (old.isPresent()) {
      return old.get();
    }
    byte[] secret = Sealing.random(Sealing.KEY);
    keychain.write(document.account(), secret);
    return secret;
  }

  /// The generation that this machine saved last, or opened as the newest; 0 where nobody kept it.
  /// It goes down when an older file is saved anew.
  long lastSeen(VaultDocument document) {
    if (!document.keychain() || !keychain.isReady()) {
      return 0;
    }
    try {
      return keychain
          .read(generationAccount(document))
          .filter(bytes -> bytes.length == Long.BYTES)
          .map(bytes -> ByteBuffer.wrap(bytes).getLong())
          .orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }

  /// Remembers the generation. A keychain that fails here costs only the next rollback check.
  void remember(VaultDocument document) {
    if (document.keychain() && keychain.isReady()) {
      try {
        keychain.write(
            generationAccount(document),
            ByteBuffer.allocate(Long.BYTES).putLong(document.generation()).array());
      } catch (IOException e) {
        LoggerFactory.getLogger(VaultKeys.class)
            .warn("The keychain did not take the vault's generation", e);
      }
    }
  }

  /// Takes back what a vault that was never saved left in the keychain.
  void forget(VaultDocument document) {
    if (keychain.isReady()) {
      try {
        keychain.remove(document.account());
      } catch (IOException e) {
        LoggerFactory.getLogger(VaultKeys.class)
            .warn("The keychain keeps a secret that no vault needs", e);
      }
    }
  }

  private static String generationAccount(VaultDocument document) {
    return document.account() + "-generation";
  }
}
