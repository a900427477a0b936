package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import java.util.List;

/// What the cursor of the review stands on: what an action is about. The diff may be widened or
/// shown without its changes of white space, so lines are known by their numbers, which are always
/// those of the files.
public sealed interface Spot {
  /// The file as it is shown.
  FileDiff file();

  /// The changed lines it covers, in the order of the diff; all of the file's for a file.
  List<DiffLine> changed();

  /// A whole file: its head, or its row in the list of files.
  record WholeFile(FileDiff file) implements Spot {
    @Override
    public List<DiffLine> changed() {
      return file.hunks().stream().flatMap(hunk -> changedOf(hunk.lines()).stream()).toList();
    }
  }

  /// A whole hunk: its head.
  ///
  /// @param number index in the file's hunks
  record WholeHunk(FileDiff file, int number) implements Spot {
    public Hunk hunk() {
      return file.hunks().get(number);
    }

    @Override
    public List<DiffLine> changed() {
      return changedOf(hunk().lines());
    }
  }

  /// One line or several neighbours of one hunk.
  ///
  /// @param number of the hunk
  /// @param lines in the order of the hunk, context included; never empty
  record Lines(FileDiff file, int number, List<DiffLine> lines) implements Spot {
    public Lines {
      lines = List.copyOf(lines);
    }

    public Hunk hunk() {
      return file.hunks().get(number);
    }

    @Override
    public List<DiffLine> changed() {
      return changedOf(lines);
    }
  }

  private static List<DiffLine> changedOf(List<DiffLine> lines) {
    return lines.stream().filter(line -> line.kind() != DiffLine.Kind.CONTEXT).toList();
  }
}
