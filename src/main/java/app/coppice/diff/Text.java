package app.coppice.diff;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Bytes read as text for comparing: binary or not, which charset, where the lines end.
final class Text {
  /// As git: a NUL within this many bytes makes a file binary.
  private static final int SNIFFED = 8000;

  private static final char REPLACEMENT = '\uFFFD';

  private Text() {}

  /// The two sides, decoded by the same charset.
  record Pair(String oldText, String newText, FileFacts.Charset charset) {}

  static boolean isBinary(byte[] bytes) {
    for (int i = 0; i < Math.min(SNIFFED, bytes.length); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  static Pair decode(byte[] oldBytes, byte[] newBytes) {
    try {
      return new Pair(strictUtf8(oldBytes), strictUtf8(newBytes), FileFacts.Charset.UTF_8);
    } catch (CharacterCodingException e) {
      return new Pair(
          new String(oldBytes, StandardCharsets.ISO_8859_1),
          new String(newBytes, StandardCharsets.ISO_8859_1),
          FileFacts.Charset.BYTES);
    }
  }

  /// Splits after every line feed and keeps it, so that a missing last one makes a difference.
  static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  static int countLines(byte[] bytes) {
    int lines = 0;
    for (byte b : bytes) {
      if (b == '\n') {
        lines++;
      }
    }
    return bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? lines + 1 : lines;
  }

  /// What is not UTF-8 becomes the replacement character, which a text may hold itself: only then
  /// it is looked at more closely, at several times the price.
  private static String strictUtf8(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
