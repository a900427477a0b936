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
    try {
      byte[] hashed = hash.hash(passphrase, document.salt(), document.kdf());
      try {
        return found(document.openSlot(hashed, secret));
      } finally {
        Sealing.wipe(hashed);
      }
    } finally {
      Sealing.wipe(secret);
    }
  }

  Found byRecoveryCode(VaultDocument document, char[] code) {
    Optional<byte[]> bytes = RecoveryCode.bytes(code);
    if (bytes.isEmpty()) {
      return new Found.Wrong();
    }
    try {
      return found(document.openRecoverySlot(bytes.get()));
    } finally {
      Sealing.wipe(bytes.get());
    }
  }

  private static Found found(Optional<byte[]> dataKey) {
    return dataKey.<Found>map(Found.Key::new).orElseGet(Found.Wrong::new);
  }

  /// The document with `dataKey` wrapped for `passphrase` under a new salt, bound to the keychain
  /// where that is ready.
  VaultDocument wrapped(VaultDocument document, byte[] passphrase, byte[] dataKey)
      throws IOException {
    boolean bound = keychain.isReady();
    byte[] secret = bound ? keychainSecret(document) : NO_SECRET.clone();
    try {
      VaultDocument salted =
          document.salted(parameters, bound ? Binding.KEYCHAIN : Binding.PASSPHRASE_ONLY);
      byte[] hashed = hash.hash(passphrase, salted.salt(), parameters);
      try {
        return salted.withPassphraseSlot(hashed, secret, dataKey);
      } finally {
        Sealing.wipe(hashed);
      }
    } finally {
      Sealing.wipe(secret);
    }
  }

  /// One secret a vault: it stays when the passphrase changes, so that a backup opens too.
  private byte[] keychainSecret(VaultDocument document) throws IOException {
    Optional<byte[]> old = keychain.read(document.account());
    if (old.isPresent()) {
      return old.get();
    }
    byte[] secret = Sealing.random(Sealing.KEY);
    try {
      keychain.write(document.account(), secret);
      return secret;
    } catch (IOException e) {
      Sealing.wipe(secret);
      throw e;
    }
  }

  /// The newest generation that this machine has saved or opened; 0 where nobody kept it. It never
  /// goes down.
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

  /// Remembers the generation that was opened, unless a newer one was seen. A keychain that fails
  /// here costs only the next rollback check.
  void opened(VaultDocument document) {
    if (document.generation() > lastSeen(document)) {
      write(document, document.generation());
    }
  }

  /// Remembers the generation that was saved. Where it is not above the last one seen, an older
  /// file was saved anew, and it stays behind: saving does not make it the newest unseen.
  void saved(VaultDocument document) {
    write(document, Math.max(document.generation(), behind(document)));
  }

  private long behind(VaultDocument document) {
    long seen = lastSeen(document);
    return seen < document.generation() ? 0 : seen + 1;
  }

  private void write(VaultDocument document, long generation) {
    if (document.keychain() && keychain.isReady()) {
      try {
        keychain.write(
            generationAccount(document),
            ByteBuffer.allocate(Long.BYTES).putLong(generation).array());
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
