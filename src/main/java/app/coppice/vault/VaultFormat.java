package app.coppice.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/// Reads and writes the bytes of a {@link VaultDocument}. Every length and limit is checked before
/// anything is allocated or derived.
final class VaultFormat {
  static final int MAX_BYTES = 16 << 20;
  private static final byte[] MAGIC = "COPPICEV".getBytes(StandardCharsets.US_ASCII);
  private static final short VERSION = 1;
  private static final byte ARGON2ID = 1;
  private static final int SLOT = Sealing.NONCE + Sealing.KEY + Sealing.TAG;
  private static final int FIXED_HEADER =
      8 + 2 + 1 + 1 + 4 + 4 + VaultDocument.SALT + VaultDocument.ID + 1;
  private static final int HEADER =
      FIXED_HEADER + 8 + 2 * SLOT + 2 * VaultDocument.SALT + Sealing.NONCE + 4;
  private static final int CHECKSUM = 32;

  private VaultFormat() {}

  /// What bytes are.
  sealed interface Parsed {
    record Valid(VaultDocument document) implements Parsed {}

    record Damaged(String what) implements Parsed {}

    record Newer(int version) implements Parsed {}
  }

  static Parsed parse(byte[] bytes) {
    var input = ByteBuffer.wrap(bytes);
    if (bytes.length > MAX_BYTES) {
      return new Parsed.Damaged("the file is larger than 16 MiB");
    }
    if (bytes.length < MAGIC.length + Short.BYTES || !Arrays.equals(take(input, 8), MAGIC)) {
      return new Parsed.Damaged("the file does not begin like a vault");
    }
    int version = Short.toUnsignedInt(input.getShort());
    if (version > VERSION) {
      return new Parsed.Newer(version);
    }
    if (version != VERSION) {
      return new Parsed.Damaged("the version is unknown");
    }
    if (bytes.length < HEADER + Sealing.TAG + CHECKSUM) {
      return new Parsed.Damaged("the file is cut off");
    }
    return limits(input)
        .<Parsed>map(Parsed.Damaged::new)
        .orElseGet(() -> checked(bytes, ByteBuffer.wrap(bytes).position(MAGIC.length + 2)));
  }

  private static Optional<String> limits(ByteBuffer input) {
    if (input.get() != ARGON2ID) {
      return Optional.of("the key derivation is unknown");
    }
    int lanes = Byte.toUnsignedInt(input.get());
    return KdfParameters.violation(input.getInt(), input.getInt(), lanes);
  }

  private static Parsed checked(byte[] bytes, ByteBuffer input) {
    int end = bytes.length - CHECKSUM;
    if (!MessageDigest.isEqual(
        checksum(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
      return new Parsed.Damaged("the checksum does not match");
    }
    input.get();
    int lanes = Byte.toUnsignedInt(input.get());
    var kdf = new KdfParameters(input.getInt(), input.getInt(), lanes);
    byte[] salt = take(input, VaultDocument.SALT);
    byte[] id = take(input, VaultDocument.ID);
    byte keychain = input.get();
    long generation = input.getLong();
    byte[] passphraseSlot = take(input, SLOT);
    byte[] recoverySalt = take(input, VaultDocument.SALT);
    byte[] recoverySlot = take(input, SLOT);
    byte[] bodySalt = take(input, VaultDocument.SALT);
    byte[] bodyNonce = take(input, Sealing.NONCE);
    int length = input.getInt();
    if (keychain < 0 || keychain > 1 || generation < 1) {
      return new Parsed.Damaged("the header holds impossible values");
    }
    if (length < Sealing.TAG || length != end - HEADER) {
      return new Parsed.Damaged("the length of the contents does not fit the file");
    }
    return new Parsed.Valid(
        new VaultDocument(
            kdf,
            salt,
            id,
            keychain == 1,
            generation,
            passphraseSlot,
            recoverySalt,
            recoverySlot,
            bodySalt,
            bodyNonce,
            take(input, length)));
  }

  static byte[] encode(VaultDocument document) {
    byte[] header = header(document);
    byte[] bytes = Arrays.copyOf(header, header.length + document.body().length + CHECKSUM);
    System.arraycopy(document.body(), 0, bytes, header.length, document.body().length);
    int end = bytes.length - CHECKSUM;
    System.arraycopy(checksum(bytes, end), 0, bytes, end, CHECKSUM);
    return bytes;
  }

  /// All before the body: what the body authenticates.
  static byte[] header(VaultDocument document) {
    return ByteBuffer.allocate(HEADER)
        .put(passphraseHeader(document))
        .putLong(document.generation())
        .put(document.passphraseSlot())
        .put(document.recoverySalt())
        .put(document.recoverySlot())
        .put(document.bodySalt())
        .put(document.bodyNonce())
        .putInt(document.body().length)
        .array();
  }

  /// What the passphrase slot authenticates.
  static byte[] passphraseHeader(VaultDocument document) {
    return ByteBuffer.allocate(FIXED_HEADER)
        .put(MAGIC)
        .putShort(VERSION)
        .put(ARGON2ID)
        .put((byte) document.kdf().lanes())
        .putInt(document.kdf().memoryKib())
        .putInt(document.kdf().passes())
        .put(document.salt())
        .put(document.id())
        .put((byte) (document.keychain() ? 1 : 0))
        .array();
  }

  /// What the recovery slot authenticates: nothing that a new passphrase changes.
  static byte[] recoveryHeader(VaultDocument document) {
    return ByteBuffer.allocate(MAGIC.length + Short.BYTES + VaultDocument.ID + VaultDocument.SALT)
        .put(MAGIC)
        .putShort(VERSION)
        .put(document.id())
        .put(document.recoverySalt())
        .array();
  }

  static byte[] checksum(byte[] bytes, int end) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, end);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static byte[] take(ByteBuffer input, int length) {
    var bytes = new byte[length];
    input.get(bytes);
    return bytes;
  }
}
