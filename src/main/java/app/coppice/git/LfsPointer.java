package app.coppice.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The few lines that Git LFS stores in a file's place: version, SHA-256 and size of its content.
///
/// Format: `docs/spec.md` of Git LFS, version 1. Stateless.
final class LfsPointer {
  private static final String VERSION = "version https://git-lfs.github.com/spec/v1\n";

  /// No pointer is longer.
  private static final int LONGEST = 1024;

  private LfsPointer() {}

  /// What is stored for a content. An empty one is stored as it is, and so is what is a pointer
  /// already, as in a worktree that nobody has filled yet.
  static byte[] of(InputStream content) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    var hashing = new DigestInputStream(content, digest);
    byte[] first = hashing.readNBytes(LONGEST);
    if (first.length == 0 || (first.length < LONGEST && isPointer(first))) {
      return first;
    }
    long size = first.length + hashing.transferTo(OutputStream.nullOutputStream());
    String oid = HexFormat.of().formatHex(digest.digest());
    return (VERSION + "oid sha256:" + oid + "\nsize " + size + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isPointer(byte[] bytes) {
    byte[] version = VERSION.getBytes(StandardCharsets.US_ASCII);
    return bytes.length > version.length
        && Arrays.equals(bytes, 0, version.length, version, 0, version.length);
  }
}
