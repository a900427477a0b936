package app.coppice.ui.kit.text;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.text.highlight.Language;
import java.util.ArrayList;
import java.util.List;

/// One row of a unified diff as it is shown.
public sealed interface DiffRow {
  /// The file it belongs to.
  String path();

  /// What stays the same when the diff is made anew.
  Object key();

  /// What it says when it is copied.
  String text();

  /// The head of a file.
  record FileHead(FileDiff file, boolean open) implements DiffRow {
    @Override
    public String path() {
      return file.path();
    }

    @Override
    public Object key() {
      return file.path();
    }

    @Override
    public String text() {
      return file.path();
    }
  }

  /// The head of a hunk.
  record HunkHead(String path, LexedHunk lexed, int number) implements DiffRow {
    @Override
    public Object key() {
      return path + "\0hunk " + number;
    }

    @Override
    public String text() {
      var hunk = lexed.hunk();
      return "@@ -%d,%d +%d,%d @@"
          .formatted(hunk.oldStart(), hunk.oldCount(), hunk.newStart(), hunk.newCount());
    }
  }

  /// One line of a hunk.
  record Line(String path, LexedHunk lexed, int index) implements DiffRow {
    public DiffLine line() {
      return lexed.hunk().lines().get(index);
    }

    @Override
    public Object key() {
      DiffLine line = line();
      return new LineKey(path, line.kind(), line.oldNumber(), line.newNumber());
    }

    @Override
    public String text() {
      return line().text();
    }
  }

  /// Why a file shows no lines.
  record Remark(String path, FileDiff file) implements DiffRow {
    @Override
    public Object key() {
      return path + "\0remark";
    }

    @Override
    public String text() {
      return "";
    }
  }

  /// Names a line among all lines of a diff.
  record LineKey(String path, DiffLine.Kind kind, int oldNumber, int newNumber) {}

  /// The rows of one file without its head.
  static List<DiffRow> bodyOf(FileDiff file) {
    List<DiffRow> rows = new ArrayList<>();
    if (file.content() != FileDiff.Content.TEXT || file.hunks().isEmpty()) {
      rows.add(new Remark(file.path(), file));
    }
    Language language = Language.ofPath(file.path());
    for (int i = 0; i < file.hunks().size(); i++) {
      LexedHunk lexed = new LexedHunk(file.hunks().get(i), language);
      rows.add(new HunkHead(file.path(), lexed, i));
      for (int j = 0; j < lexed.hunk().lines().size(); j++) {
        rows.add(new Line(file.path(), lexed, j));
      }
    }
    return rows;
  }
}
