package app.coppice.ui.review;

import java.util.List;
import java.util.regex.Pattern;

/// Files that an editor makes beside the one it edits, and takes away again: swap files, backups,
/// locks. Where git does not know them yet they are shown, but not chosen for a commit unless the
/// person says so.
final class EditorFiles {
  private static final List<Pattern> NAMES =
      List.of(
          // Vim: its swap files, and the number with which it tries whether it may write.
          Pattern.compile("\\..*\\.sw[a-p]"),
          Pattern.compile("4913"),
          // Vim, Emacs, gedit and others: the file as it was.
          Pattern.compile(".*~"),
          // Emacs: its lock, and what it saves by itself.
          Pattern.compile("\\.#.*"),
          Pattern.compile("#.*#"),
          // Kate.
          Pattern.compile("\\..*\\.kate-swp"),
          // JetBrains: while it writes.
          Pattern.compile(".*___jb_(tmp|old)___"),
          // LibreOffice's lock, and what GNOME's programs write to.
          Pattern.compile("\\.~lock\\..*#"),
          Pattern.compile("\\.goutputstream-.*"));

  private EditorFiles() {}

  /// @param path relative, `/`-separated
  static boolean isOne(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return NAMES.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }
}
