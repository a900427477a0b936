package app.coppice.git;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Turns an old text into the new one by a diff's hunks alone, byte for byte.
final class HunkReplay {
  private HunkReplay() {}

  /// @param after only tells by which charset the diff read both sides
  static byte[] apply(FileDiff diff, byte[] before, byte[] after) {
    Charset charset =
        isUtf8(before) && isUtf8(after) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    List<String> old = lines(new String(before, charset));
    var made = new StringBuilder();
    int at = 0;
    for (var hunk : diff.hunks()) {
      int start = hunk.oldCount() == 0 ? hunk.oldStart() : hunk.oldStart() - 1;
      while (at < start) {
        made.append(old.get(at++));
      }
      for (DiffLine line : hunk.lines()) {
        at += line.kind() == DiffLine.Kind.ADDED ? 0 : 1;
        if (line.kind() != DiffLine.Kind.REMOVED) {
          made.append(line.text());
          made.append(line.ending() == DiffLine.Ending.LINE_FEED ? "\n" : "");
        }
      }
    }
    while (at < old.size()) {
      made.append(old.get(at++));
    }
    return made.toString().getBytes(charset);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
