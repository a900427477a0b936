package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.ui.kit.find.BoundedSearch;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// Where a pattern is found in one changed file: in its path, the path it had, its lines, in this
/// order. Immutable; kept as numbers, of which there may be very many.
final class FileFinds {
  private static final int NUMBERS = 4;

  /// Lines after which it is asked whether the search is over.
  private static final int PIECE = 1_000;

  private final FileDiff file;
  private final int[] numbers;
  private final boolean whole;

  private FileFinds(FileDiff file, int[] numbers, boolean whole) {
    this.file = file;
    this.numbers = numbers;
    this.whole = whole;
  }

  /// One find.
  ///
  /// @param hunk index of the hunk; -1 for a path
  /// @param line index in the hunk; of paths 0 for the present one, 1 for the old one
  /// @param start first UTF-16 index in the line
  /// @param end index after the last
  record At(int hunk, int line, int start, int end) {
    /// A path is no part of a hunk.
    static final int PATHS = -1;

    boolean isPath() {
      return hunk == PATHS;
    }
  }

  /// Looks through a whole file.
  ///
  /// @param most finds after which it looks no further
  /// @param over asked now and then; what is found by then is of no use any more
  static FileFinds in(FileDiff file, Pattern pattern, int most, BooleanSupplier over)
      throws BoundedSearch.TooSlow {
    var found = new Growing(most);
    boolean more = found.look(pattern, file.path(), At.PATHS, 0);
    if (more && !file.oldPath().equals(file.path())) {
      more = found.look(pattern, file.oldPath(), At.PATHS, 1);
    }
    int looked = 0;
    for (int i = 0; more && i < file.hunks().size(); i++) {
      List<DiffLine> lines = file.hunks().get(i).lines();
      for (int j = 0; more && j < lines.size(); j++) {
        more = found.look(pattern, text(lines.get(j)), i, j);
        looked++;
        if (looked % PIECE == 0) {
          more &= !over.getAsBoolean();
        }
      }
    }
    return new FileFinds(file, Arrays.copyOf(found.numbers, found.size), more);
  }

  /// Without the carriage return of its end, which is no part of the line to a reader.
  private static String text(DiffLine line) {
    String text = line.text();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  FileDiff file() {
    return file;
  }

  /// Whether the file was looked through to its end, so that another search for the same can take
  /// this over.
  boolean isWhole() {
    return whole;
  }

  int size() {
    return numbers.length / NUMBERS;
  }

  At at(int index) {
    int first = index * NUMBERS;
    return new At(numbers[first], numbers[first + 1], numbers[first + 2], numbers[first + 3]);
  }

  /// Index of the first find at a place or after it; the size where there is none.
  int firstFrom(int hunk, int line, int start) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (isBefore(middle, hunk, line, start)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean isBefore(int index, int hunk, int line, int start) {
    At at = at(index);
    if (at.hunk() != hunk) {
      return at.hunk() < hunk;
    }
    return at.line() == line ? at.start() < start : at.line() < line;
  }

  /// Where in a file the place is that was known by its line; the next one that is shown where it
  /// is gone.
  static At locate(FileDiff file, Place place, int start) {
    if (place.line() == 0) {
      return new At(At.PATHS, 0, start, start);
    }
    List<Hunk> hunks = file.hunks();
    for (int i = 0; i < hunks.size(); i++) {
      List<DiffLine> lines = hunks.get(i).lines();
      for (int j = 0; j < lines.size(); j++) {
        int number = FileBody.numberOf(lines.get(j), place.side());
        if (number >= place.line()) {
          return new At(i, j, number == place.line() ? start : 0, start);
        }
      }
    }
    return new At(hunks.size(), 0, 0, 0);
  }

  /// The place of a find, so that it is known again in another comparison.
  Place place(At at) {
    return at.isPath()
        ? new Place(file.path(), Row.Side.NEW, 0, false)
        : Place.of(file.path(), file.hunks().get(at.hunk()).lines().get(at.line()));
  }

  /// Numbers that come one after the other.
  private static final class Growing {
    private final int most;
    private int[] numbers = new int[NUMBERS];
    private int size;

    Growing(int most) {
      this.most = most;
    }

    /// @return whether more is wanted
    boolean look(Pattern pattern, String text, int hunk, int line) throws BoundedSearch.TooSlow {
      return BoundedSearch.find(pattern, text, (start, end) -> add(hunk, line, start, end));
    }

    private boolean add(int hunk, int line, int start, int end) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = hunk;
      numbers[size++] = line;
      numbers[size++] = start;
      numbers[size++] = end;
      return size / NUMBERS < most;
    }
  }
}
