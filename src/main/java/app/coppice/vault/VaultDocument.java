package app.coppice.vault;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A vault's bytes, still sealed: two slots that each wrap the data key, and the body under it.
///
/// ```
/// magic 8 | version 2 | kdf 1 | lanes 1 | memory 4 | passes 4 | salt 32 | id 16 | keychain 1
/// generation 8 | passphrase slot 60 | recovery salt 32 | recovery slot 60
/// body salt 32 | body nonce 12 | body length 4 | body | SHA-256 of all before
/// ```
///
/// A slot is a nonce and the sealed data key. The passphrase slot authenticates all before
/// `generation`, the recovery slot the id and its salt, the body everything before itself. The
/// SHA-256 has no key: it only tells a damaged file from a wrong passphrase.
///
/// @param keychain whether a secret of the system's keychain takes part
/// @param generation counts the saves
record VaultDocument(
    KdfParameters kdf,
    byte[] salt,
    byte[] id,
    boolean keychain,
    long generation,
    byte[] passphraseSlot,
    byte[] recoverySalt,
    byte[] recoverySlot,
    byte[] bodySalt,
    byte[] bodyNonce,
    byte[] body) {
  /// What the passphrase is combined with.
  enum Binding {
    PASSPHRASE_ONLY,
    KEYCHAIN
  }

  static final int SALT = 32;
  static final int ID = 16;
  private static final String PASSPHRASE = "coppice vault 1 passphrase";
  private static final String RECOVERY = "coppice vault 1 recovery";
  private static final String BODY = "coppice vault 1 body";

  /// A vault that has no body yet.
  static VaultDocument fresh(KdfParameters kdf) {
    var none = new byte[0];
    return new VaultDocument(
        kdf,
        Sealing.random(SALT),
        Sealing.random(ID),
        false,
        0,
        none,
        Sealing.random(SALT),
        none,
        none,
        none,
        none);
  }

  /// The name of this vault's items in the keychain.
  String account() {
    return HexFormat.of().formatHex(id);
  }

  /// The data key, where `hash` and `keychainSecret` are the right ones.
  Optional<byte[]> openSlot(byte[] hash, byte[] keychainSecret) {
    byte[] key = passphraseKey(hash, keychainSecret);
    Optional<byte[]> dataKey = openSlot(key, passphraseSlot, VaultFormat.passphraseHeader(this));
    Sealing.wipe(key);
    return dataKey;
  }

  /// The data key, where `code` is the recovery code.
  Optional<byte[]> openRecoverySlot(byte[] code) {
    byte[] key = Sealing.expand(code, recoverySalt, RECOVERY);
    Optional<byte[]> dataKey = openSlot(key, recoverySlot, VaultFormat.recoveryHeader(this));
    Sealing.wipe(key);
    return dataKey;
  }

  /// The same vault with a new salt, ready for another passphrase's slot.
  VaultDocument salted(KdfParameters parameters, Binding binding) {
    return new VaultDocument(
        parameters,
        Sealing.random(SALT),
        id,
        binding == Binding.KEYCHAIN,
        generation,
        passphraseSlot,
        recoverySalt,
        recoverySlot,
        bodySalt,
        bodyNonce,
        body);
  }

  /// The same vault, not older than this generation; without a body of its own until it is sealed.
  VaultDocument since(long seen) {
    return new VaultDocument(
        kdf,
        salt,
        id,
        keychain,
        Math.max(generation, seen),
        passphraseSlot,
        recoverySalt,
        recoverySlot,
        bodySalt,
        bodyNonce,
        body);
  }

  VaultDocument withPassphraseSlot(byte[] hash, byte[] keychainSecret, byte[] dataKey) {
    byte[] key = passphraseKey(hash, keychainSecret);
    byte[] slot = wrap(key, dataKey, VaultFormat.passphraseHeader(this));
    Sealing.wipe(key);
    return new VaultDocument(
        kdf,
        salt,
        id,
        keychain,
        generation,
        slot,
        recoverySalt,
        recoverySlot,
        bodySalt,
        bodyNonce,
        body);
  }

  VaultDocument withRecoverySlot(byte[] code, byte[] dataKey) {
    byte[] key = Sealing.expand(code, recoverySalt, RECOVERY);
    byte[] slot = wrap(key, dataKey, VaultFormat.recoveryHeader(this));
    Sealing.wipe(key);
    return new VaultDocument(
        kdf,
        salt,
        id,
        keychain,
        generation,
        passphraseSlot,
        recoverySalt,
        slot,
        bodySalt,
        bodyNonce,
        body);
  }

  /// The next generation with `plain` as its body, under a fresh salt and nonce.
  VaultDocument withBody(byte[] dataKey, byte[] plain) {
    var next =
        new VaultDocument(
            kdf,
            salt,
            id,
            keychain,
            generation + 1,
            passphraseSlot,
            recoverySalt,
            recoverySlot,
            Sealing.random(SALT),
            Sealing.random(Sealing.NONCE),
            new byte[plain.length + Sealing.TAG]);
    byte[] key = Sealing.expand(dataKey, next.bodySalt, BODY);
    byte[] sealed = Sealing.seal(key, next.bodyNonce, plain, VaultFormat.header(next));
    Sealing.wipe(key);
    System.arraycopy(sealed, 0, next.body, 0, sealed.length);
    return next;
  }

  /// The plain body; empty when anything in the file was changed.
  Optional<byte[]> openBody(byte[] dataKey) {
    byte[] key = Sealing.expand(dataKey, bodySalt, BODY);
    Optional<byte[]> plain = Sealing.open(key, bodyNonce, body, VaultFormat.header(this));
    Sealing.wipe(key);
    return plain;
  }

  private byte[] passphraseKey(byte[] hash, byte[] keychainSecret) {
    byte[] material =
        ByteBuffer.allocate(hash.length + keychainSecret.length)
            .put(hash)
            .put(keychainSecret)
            .array();
    byte[] key = Sealing.expand(material, salt, PASSPHRASE);
    Sealing.wipe(material);
    return key;
  }

  private static Optional<byte[]> openSlot(byte[] key, byte[] slot, byte[] authenticated) {
    return Sealing.open(
        key,
        Arrays.copyOf(slot, Sealing.NONCE),
        Arrays.copyOfRange(slot, Sealing.NONCE, slot.length),
        authenticated);
  }

  private static byte[] wrap(byte[] key, byte[] dataKey, byte[] authenticated) {
    byte[] nonce = Sealing.random(Sealing.NONCE);
    byte[] sealed = Sealing.seal(key, nonce, dataKey, authenticated);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }
}
