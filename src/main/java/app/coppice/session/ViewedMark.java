package app.coppice.session;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.FileSide;
import app.coppice.diff.Hunk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The mark of a difference: another one when the difference is another, and the same on every
/// start. Where lines are, is no part of it, so that a change further up takes no mark away. Pure,
/// any thread.
public final class ViewedMark {
  private ViewedMark() {}

  /// 16 hexadecimal digits.
  public static String of(FileDiff file) {
    MessageDigest digest = sha256();
    tell(digest, file.oldPath(), file.change().name(), file.content().name());
    tell(digest, side(file, file.facts().before()), side(file, file.facts().after()));
    for (Hunk hunk : file.hunks()) {
      for (DiffLine line : hunk.lines()) {
        if (line.kind() != DiffLine.Kind.CONTEXT) {
          tell(digest, line.kind().name(), line.text(), line.ending().name());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /// Of a text, the lines tell what changed, whatever surrounds them.
  private static String side(FileDiff file, FileSide side) {
    return file.content() == FileDiff.Content.TEXT
        ? side.octal()
        : side.octal() + " " + side.bytes() + " " + side.content();
  }

  private static void tell(MessageDigest digest, String... words) {
    for (String word : words) {
      digest.update(word.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
