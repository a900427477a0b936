package app.coppice.diff;

import app.coppice.diff.DiffLine.Ending;
import app.coppice.diff.FileDiff.Change;
import java.nio.charset.StandardCharsets;

/// The unified text form of a difference, as `git diff` writes it and `git apply` reads it, without
/// the names of objects and the share that is alike. Pure, any thread.
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /// Renders one file. Binary or too large content becomes one sentence.
  public static String render(FileDiff diff) {
    var out = new StringBuilder();
    String oldName = quoted("a/" + diff.oldPath());
    String newName = quoted("b/" + diff.path());
    out.append("diff --git ").append(oldName).append(' ').append(newName).append('\n');
    modes(out, diff);
    moves(out, diff);
    switch (diff.content()) {
      case BINARY ->
          out.append(
              isSame(diff)
                  ? ""
                  : "Binary files %s and %s differ\n".formatted(before(diff), after(diff)));
      case TOO_LARGE -> out.append("Too large to show: ").append(quoted(diff.path())).append('\n');
      case TEXT -> hunks(out, diff);
    }
    return out.toString();
  }

  private static void modes(StringBuilder out, FileDiff diff) {
    FileSide before = diff.facts().before();
    FileSide after = diff.facts().after();
    switch (diff.change()) {
      case ADDED -> out.append("new file mode ").append(mode(after)).append('\n');
      case DELETED -> out.append("deleted file mode ").append(mode(before)).append('\n');
      case MODIFIED, RENAMED, COPIED, MODE_CHANGED -> {
        if (diff.facts().modeChanged()) {
          out.append("old mode ").append(before.octal()).append('\n');
          out.append("new mode ").append(after.octal()).append('\n');
        }
      }
    }
  }

  /// Of a file that comes or goes the header cannot be without.
  private static String mode(FileSide side) {
    return side.mode() == 0 ? "100644" : side.octal();
  }

  private static void moves(StringBuilder out, FileDiff diff) {
    String verb =
        switch (diff.change()) {
          case RENAMED -> "rename";
          case COPIED -> "copy";
          case ADDED, DELETED, MODIFIED, MODE_CHANGED -> "";
        };
    if (!verb.isEmpty()) {
      out.append(verb).append(" from ").append(quoted(diff.oldPath())).append('\n');
      out.append(verb).append(" to ").append(quoted(diff.path())).append('\n');
    }
  }

  /// Whether a file that is no text is known to hold what it held.
  private static boolean isSame(FileDiff diff) {
    String before = diff.facts().before().content();
    return diff.change() == Change.MODE_CHANGED
        || (!before.isEmpty() && before.equals(diff.facts().after().content()));
  }

  private static String before(FileDiff diff) {
    return diff.change() == Change.ADDED ? "/dev/null" : quoted("a/" + diff.oldPath());
  }

  private static String after(FileDiff diff) {
    return diff.change() == Change.DELETED ? "/dev/null" : quoted("b/" + diff.path());
  }

  private static void hunks(StringBuilder out, FileDiff diff) {
    if (diff.hunks().isEmpty()) {
      return;
    }
    out.append("--- ").append(before(diff)).append('\n');
    out.append("+++ ").append(after(diff)).append('\n');
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
