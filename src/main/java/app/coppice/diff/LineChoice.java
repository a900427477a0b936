package app.coppice.diff;

import app.coppice.diff.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;

/// Changed lines of one file that a person picked in a comparison.
///
/// @param path in the new state, `/`-separated, relative to the worktree
/// @param oldPath in the old state; equal to `path` unless renamed or copied
/// @param comparison what was compared when they were picked
/// @param lines removed and added ones, in the order they are shown
public record LineChoice(String path, String oldPath, Comparison comparison, List<Line> lines) {

  /// What is compared with what.
  public enum Comparison {
    /// The commit where the branch left its base, and the files.
    BASE,
    /// HEAD and the files.
    UNCOMMITTED,
    /// The index and the files.
    UNSTAGED,
    /// HEAD and the index.
    STAGED
  }

  /// Which text a line stands in.
  public enum Side {
    OLD,
    NEW
  }

  /// One line, with what it said: a line that says something else by now is another one.
  ///
  /// @param number in its text, from 1
  /// @param text without its line feed
  public record Line(Side side, int number, String text) {}

  public LineChoice {
    lines = List.copyOf(lines);
  }

  /// The changed ones among lines of a file; those of the context are passed over. Of a copy, which
  /// is a new file, all that it has are; what only its origin has is none of its lines.
  public static LineChoice of(FileDiff file, List<DiffLine> shown, Comparison comparison) {
    var lines = new ArrayList<Line>();
    boolean copy = file.change() == FileDiff.Change.COPIED;
    for (DiffLine line : shown) {
      if (copy) {
        if (line.newNumber() > 0) {
          lines.add(new Line(Side.NEW, line.newNumber(), line.text()));
        }
      } else if (line.kind() == Kind.REMOVED) {
        lines.add(new Line(Side.OLD, line.oldNumber(), line.text()));
      } else if (line.kind() == Kind.ADDED) {
        lines.add(new Line(Side.NEW, line.newNumber(), line.text()));
      }
    }
    return new LineChoice(file.path(), copy ? file.path() : file.oldPath(), comparison, lines);
  }
}
