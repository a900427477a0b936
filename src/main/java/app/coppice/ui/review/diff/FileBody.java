package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.text.highlight.Language;
import app.coppice.ui.kit.text.LexedHunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The rows of one file below its head, by their index; none is kept. Two bodies are never equal.
/// FX thread only.
final class FileBody {
  private static final int LONGEST_USUAL = 9_999;

  private final FileDiff file;
  private final Layout layout;

  /// Index of the first row of each hunk, its head; one more for the end. Notes are not counted.
  private final int[] starts;

  private final Map<Integer, Pairs> pairs = new HashMap<>();
  private final Map<Integer, LexedHunk> lexed = new HashMap<>();
  private final Insertions notes;
  private final LineEnds lineEnds;
  private final String remark;

  FileBody(FileDiff file, Layout layout, LineNotes lineNotes) {
    this.file = file;
    this.layout = layout;
    starts = new int[file.hunks().size() + 1];
    lineEnds = LineEnds.of(file);
    remark = Remarks.of(file, lineEnds);
    starts[0] = (remark.isEmpty() ? 0 : 1) + (Picture.isOne(file) ? 1 : 0);
    for (int i = 0; i < file.hunks().size(); i++) {
      starts[i + 1] = starts[i] + 1 + rowsOf(i);
    }
    notes = lineNotes.hasAny(file.path()) ? notes(lineNotes) : Insertions.NONE;
  }

  /// How many rows a file will have, without making more than that takes.
  static int rows(FileDiff file) {
    return file.hunks().stream().mapToInt(hunk -> hunk.lines().size() + 1).sum();
  }

  FileDiff file() {
    return file;
  }

  Layout layout() {
    return layout;
  }

  int size() {
    return starts[starts.length - 1] + notes.count();
  }

  Row at(int index) {
    var note = notes.at(index);
    if (note.isPresent()) {
      return new Row.OfNote(this, note.get());
    }
    int bare = index - notes.before(index);
    int number = hunkAt(bare);
    if (number < 0) {
      boolean says = bare == 0 && !remark.isEmpty();
      return says ? new Row.Remark(this) : new Row.OfPicture(this);
    }
    int within = bare - starts[number] - 1;
    return within < 0 ? new Row.HunkHead(this, number) : line(number, within);
  }

  /// Index of the row of a line; of the next one that is shown where it is not.
  ///
  /// @param line from 1
  int rowOf(Row.Side side, int line) {
    for (int i = 0; i < file.hunks().size(); i++) {
      Hunk hunk = file.hunks().get(i);
      int end =
          switch (side) {
            case OLD -> hunk.oldStart() + hunk.oldCount();
            case NEW -> hunk.newStart() + hunk.newCount();
          };
      if (line < end) {
        return inHunk(i, side, line);
      }
    }
    return Math.max(0, size() - 1);
  }

  /// Index of the row of a find; the first one for the path that the file had.
  int rowOf(FileFinds.At at) {
    if (at.isPath() || at.hunk() >= file.hunks().size()) {
      return 0;
    }
    int within =
        switch (layout) {
          case UNIFIED -> at.line();
          case SIDE_BY_SIDE -> pairs(at.hunk()).rowOf(at.line());
        };
    return notes.shifted(starts[at.hunk()] + 1 + within);
  }

  private int inHunk(int number, Row.Side side, int line) {
    for (int i = 0; i < rowsOf(number); i++) {
      boolean there =
          line(number, i).lines().stream().anyMatch(shown -> numberOf(shown, side) >= line);
      if (there) {
        return notes.shifted(starts[number] + 1 + i);
      }
    }
    return headOf(number);
  }

  /// 0 where the line is not on that side.
  static int numberOf(DiffLine line, Row.Side side) {
    return switch (side) {
      case OLD -> line.oldNumber();
      case NEW -> line.newNumber();
    };
  }

  /// Index of the row of a hunk's head.
  int headOf(int number) {
    return notes.shifted(starts[number]);
  }

  LexedHunk lexed(int number) {
    return lexed.computeIfAbsent(
        number, n -> new LexedHunk(file.hunks().get(n), Language.ofPath(file.path())));
  }

  /// Whether line numbers take more room than most files' do.
  boolean hasLongNumbers() {
    List<Hunk> hunks = file.hunks();
    return !hunks.isEmpty()
        && Math.max(
                hunks.getLast().oldStart() + hunks.getLast().oldCount(),
                hunks.getLast().newStart() + hunks.getLast().newCount())
            > LONGEST_USUAL;
  }

  /// What there is to say of the file beside its lines; empty for nothing.
  String remark() {
    return remark;
  }

  /// Whether the lines that went end in another way than those that came.
  boolean lineEndsChange() {
    return lineEnds.change();
  }

  private int rowsOf(int number) {
    return switch (layout) {
      case UNIFIED -> file.hunks().get(number).lines().size();
      case SIDE_BY_SIDE -> pairs(number).size();
    };
  }

  private Row.OfHunk line(int number, int index) {
    return switch (layout) {
      case UNIFIED -> new Row.Line(this, number, index);
      case SIDE_BY_SIDE -> {
        Pairs all = pairs(number);
        yield new Row.Pair(this, number, all.left(index), all.right(index));
      }
    };
  }

  private Pairs pairs(int number) {
    return pairs.computeIfAbsent(number, n -> Pairs.of(file.hunks().get(n).lines()));
  }

  /// Index of the hunk that a row belongs to; -1 for the remark.
  private int hunkAt(int bare) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= bare) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return bare < starts[0] ? -1 : low;
  }

  private Insertions notes(LineNotes lineNotes) {
    List<Insertions.Place> places = new ArrayList<>();
    lineNotes.atTop(file).forEach(note -> places.add(new Insertions.Place(0, note)));
    for (int i = 0; i < file.hunks().size(); i++) {
      int first = starts[i] + 1;
      int number = i;
      IntStream.range(0, rowsOf(i))
          .forEach(row -> {
            for (DiffLine line : line(number, row).lines()) {
              for (LineNotes.Note note : lineNotes.below(file, line)) {
                places.add(new Insertions.Place(first + row + 1, note));
              }
            }
          });
    }
    return Insertions.of(places);
  }
}
