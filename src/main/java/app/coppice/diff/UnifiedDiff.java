package app.coppice.diff;

import app.coppice.diff.DiffLine.Ending;
import app.coppice.diff.FileDiff.Change;
import java.nio.charset.StandardCharsets;

/// The unified text form of a difference, as `git apply` reads it. Pure, any thread.
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /// Renders one file. Binary or too large content becomes one sentence.
  public static String render(FileDiff diff) {
    var out = new StringBuilder();
    String oldName = quoted("a/" + diff.oldPath());
    String newName = quoted("b/" + diff.path());
    boolean moved = diff.change() == Change.RENAMED || diff.change() == Change.COPIED;
    if (moved || diff.hunks().isEmpty()) {
      out.append("diff --git ").append(oldName).append(' ').append(newName).append('\n');
    }
    if (moved) {
      String verb = diff.change() == Change.RENAMED ? "rename" : "copy";
      out.append(verb).append(" from ").append(quoted(diff.oldPath())).append('\n');
      out.append(verb).append(" to ").append(quoted(diff.path())).append('\n');
    }
    switch (diff.content()) {
      case BINARY ->
          out.append("Binary files ")
              .append(oldName)
              .append(" and ")
              .append(newName)
              .append(" differ\n");
      case TOO_LARGE -> out.append("Too large to show: ").append(quoted(diff.path())).append('\n');
      case TEXT -> hunks(out, diff, oldName, newName);
    }
    return out.toString();
  }

  private static void hunks(StringBuilder out, FileDiff diff, String oldName, String newName) {
    if (diff.hunks().isEmpty()) {
      return;
    }
    out.append("--- ").append(diff.change() == Change.ADDED ? "/dev/null" : oldName).append('\n');
    out.append("+++ ").append(diff.change() == Change.DELETED ? "/dev/null" : newName).append('\n');
    for (Hunk hunk : diff.hunks()) {
      out.append("@@ -").append(range(hunk.oldStart(), hunk.oldCount()));
      out.append(" +").append(range(hunk.newStart(), hunk.newCount())).append(" @@\n");
      for (DiffLine line : hunk.lines()) {
        out.append(sign(line)).append(line.text()).append('\n');
        if (line.ending() == Ending.NONE) {
          out.append("\\ No newline at end of file\n");
        }
      }
    }
  }

  private static char sign(DiffLine line) {
    return switch (line.kind()) {
      case CONTEXT -> ' ';
      case ADDED -> '+';
      case REMOVED -> '-';
    };
  }

  private static String range(int start, int count) {
    return count == 1 ? Integer.toString(start) : start + "," + count;
  }

  /// As git quotes: in C style where a byte of the name could be misread. A space at the end of a
  /// header's name is marked by a tab there, quoting serves as well.
  private static String quoted(String name) {
    var out = new StringBuilder();
    boolean needed = name.endsWith(" ");
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
        needed = true;
      } else if (c < 0x20 || c >= 0x7f) {
        out.append('\\').append("%03o".formatted(c));
        needed = true;
      } else {
        out.append((char) c);
      }
    }
    return needed ? "\"" + out + "\"" : name;
  }
}
