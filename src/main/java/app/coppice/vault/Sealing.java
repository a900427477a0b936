package app.coppice.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/// The two primitives of the format: AES-256-GCM and HKDF-SHA-256.
final class Sealing {
  static final int KEY = 32;
  static final int NONCE = 12;
  static final int TAG = 16;
  private static final int TAG_BITS = TAG * 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  static byte[] random(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /// A key from key material that is secret already.
  static byte[] expand(byte[] material, byte[] salt, String purpose) {
    var generator = new HKDFBytesGenerator(new SHA256Digest());
    generator.init(new HKDFParameters(material, salt, purpose.getBytes(StandardCharsets.US_ASCII)));
    var key = new byte[KEY];
    generator.generateBytes(key, 0, KEY);
    return key;
  }

  /// Ciphertext and tag.
  static byte[] seal(byte[] key, byte[] nonce, byte[] plain, byte[] authenticated) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, key, nonce, authenticated).doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES-256-GCM", e);
    }
  }

  /// The plain bytes; empty when the key is not the one or a byte was changed.
  static Optional<byte[]> open(byte[] key, byte[] nonce, byte[] sealed, byte[] authenticated) {
    try {
      return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce, authenticated).doFinal(sealed));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no AES-256-GCM", e);
    }
  }

  static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] authenticated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(authenticated);
    return cipher;
  }
}
