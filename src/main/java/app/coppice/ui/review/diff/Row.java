package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.ui.kit.text.LexedHunk;
import java.util.List;

/// One row of the diff as it is shown. Made when it comes into view, so equality is what counts:
/// rows of the same body at the same place are equal. Rows never compare or hash what a file holds.
sealed interface Row {
  FileBody body();

  default FileDiff file() {
    return body().file();
  }

  /// What it says when it is copied.
  String text();

  /// The head of a file.
  record FileHead(FileBody body, Folding folding) implements Row {
    @Override
    public String text() {
      return file().path();
    }
  }

  /// Whether a file's rows are shown.
  enum Folding {
    OPEN,
    CLOSED
  }

  /// The head of a hunk.
  record HunkHead(FileBody body, int number) implements Row {
    Hunk hunk() {
      return file().hunks().get(number);
    }

    @Override
    public String text() {
      Hunk it = hunk();
      return "@@ -%d,%d +%d,%d @@"
          .formatted(it.oldStart(), it.oldCount(), it.newStart(), it.newCount());
    }
  }

  /// A row that shows lines of a hunk.
  sealed interface OfHunk extends Row {
    /// Index of the hunk.
    int number();

    /// The lines it shows, one or two.
    List<DiffLine> lines();

    default LexedHunk lexed() {
      return body().lexed(number());
    }
  }

  /// One line, unified.
  record Line(FileBody body, int number, int index) implements OfHunk {
    DiffLine line() {
      return file().hunks().get(number).lines().get(index);
    }

    @Override
    public List<DiffLine> lines() {
      return List.of(line());
    }

    @Override
    public String text() {
      return line().text();
    }
  }

  /// Old and new side by side.
  ///
  /// @param left index in the hunk; -1 where only the new side has a line
  /// @param right likewise; the same as `left` for context
  record Pair(FileBody body, int number, int left, int right) implements OfHunk {
    @Override
    public List<DiffLine> lines() {
      List<DiffLine> all = file().hunks().get(number).lines();
      if (left < 0 || right < 0 || left == right) {
        return List.of(all.get(Math.max(left, right)));
      }
      return List.of(all.get(left), all.get(right));
    }

    String text(Side side) {
      int index = index(side);
      return index < 0 ? "" : file().hunks().get(number).lines().get(index).text();
    }

    int index(Side side) {
      return switch (side) {
        case OLD -> left;
        case NEW -> right;
      };
    }

    @Override
    public String text() {
      return text(right >= 0 ? Side.NEW : Side.OLD);
    }
  }

  /// One of the two texts that are compared.
  enum Side {
    OLD,
    NEW
  }

  /// Why a file shows no lines.
  record Remark(FileBody body) implements Row {
    @Override
    public String text() {
      return "";
    }
  }

  /// A changed picture.
  record OfPicture(FileBody body) implements Row {
    @Override
    public String text() {
      return "";
    }
  }

  /// Something that another part of the review put there.
  record OfNote(FileBody body, LineNotes.Note note) implements Row {
    @Override
    public String text() {
      return "";
    }
  }
}
