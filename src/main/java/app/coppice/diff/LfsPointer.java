package app.coppice.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The few lines that Git LFS stores in a file's place: version, SHA-256 and size of its content.
///
/// Format: `docs/spec.md` of Git LFS, version 1, without extensions. Immutable.
///
/// @param oid SHA-256 of the content in 64 small hexadecimal digits, by which it is kept
/// @param size of the content, in bytes
public record LfsPointer(String oid, long size) {
  private static final String VERSION = "version https://git-lfs.github.com/spec/v1";

  /// No pointer is longer.
  private static final int LONGEST = 1024;

  private static final Pattern LINES =
      Pattern.compile(Pattern.quote(VERSION) + "\noid sha256:([0-9a-f]{64})\nsize (\\d{1,18})\n?");

  /// What is stored for a content. An empty one is stored as it is, and so is what is a pointer
  /// already, as in a worktree that nobody has filled yet.
  public static byte[] stored(InputStream content) throws IOException {
    var hashing = new DigestInputStream(content, sha256());
    byte[] first = hashing.readNBytes(LONGEST);
    if (first.length == 0 || (first.length < LONGEST && begins(first))) {
      return first;
    }
    long size = first.length + hashing.transferTo(OutputStream.nullOutputStream());
    var pointer =
        new LfsPointer(HexFormat.of().formatHex(hashing.getMessageDigest().digest()), size);
    return pointer.text().getBytes(StandardCharsets.US_ASCII);
  }

  /// What is stored; empty for anything but a pointer.
  public static Optional<LfsPointer> parse(byte[] stored) {
    if (stored.length > LONGEST) {
      return Optional.empty();
    }
    var lines = LINES.matcher(new String(stored, StandardCharsets.ISO_8859_1));
    return lines.matches()
        ? Optional.of(new LfsPointer(lines.group(1), Long.parseLong(lines.group(2))))
        : Optional.empty();
  }

  /// Whether lines of a changed file are a pointer's, on either side.
  public static boolean isIn(FileDiff file) {
    return file.hunks().stream()
        .limit(1)
        .flatMap(hunk -> hunk.lines().stream())
        .anyMatch(line -> line.text().equals(VERSION));
  }

  /// Whether it stands for this content.
  public boolean isOf(byte[] content) {
    return content.length == size && HexFormat.of().formatHex(sha256().digest(content)).equals(oid);
  }

  private String text() {
    return VERSION + "\noid sha256:" + oid + "\nsize " + size + "\n";
  }

  private static boolean begins(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).startsWith(VERSION + "\n");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
