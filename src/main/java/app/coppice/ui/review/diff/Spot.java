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

  /// Where an editor opens: the line of the new text, from 1, at which the first change of it
  /// stands; where lines only went, the one that came into their place.
  int newLine();

  /// A whole file: its head, or its row in the list of files.
  record WholeFile(FileDiff file) implements Spot {
    @Override
    public List<DiffLine> changed() {
      return file.hunks().stream().flatMap(hunk -> changedOf(hunk.lines()).stream()).toList();
    }

    @Override
    public int newLine() {
      return file.hunks().isEmpty() ? 1 : Spot.firstChange(file.hunks().getFirst());
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

    @Override
    public int newLine() {
      return Spot.firstChange(hunk());
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

    /// Of a copy, which is a new file, all lines that it has.
    @Override
    public List<DiffLine> changed() {
      return file.change() == FileDiff.Change.COPIED
          ? lines.stream().filter(line -> line.newNumber() > 0).toList()
          : changedOf(lines);
    }

    @Override
    public int newLine() {
      return lines.stream()
          .mapToInt(DiffLine::newNumber)
          .filter(number -> number > 0)
          .findFirst()
          .orElseGet(() -> Spot.newLine(hunk(), hunk().lines().indexOf(lines.getFirst())));
    }
  }

  private static List<DiffLine> changedOf(List<DiffLine> lines) {
    return lines.stream().filter(line -> line.kind() != DiffLine.Kind.CONTEXT).toList();
  }

  private static int firstChange(Hunk hunk) {
    List<DiffLine> lines = hunk.lines();
    int first = 0;
    while (first < lines.size() && lines.get(first).kind() == DiffLine.Kind.CONTEXT) {
      first++;
    }
    return newLine(hunk, first);
  }

  /// The number of a line of a hunk in the new text, else of the next that is there, else of the
  /// last.
  private static int newLine(Hunk hunk, int from) {
    List<DiffLine> lines = hunk.lines();
    int last = Math.max(1, hunk.newStart());
    for (int i = 0; i < lines.size(); i++) {
      int number = lines.get(i).newNumber();
      if (number > 0) {
        if (i >= from) {
          return number;
        }
        last = number;
      }
    }
    return last;
  }
}
