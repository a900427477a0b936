package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for a pattern in rows of a terminal; what the terminal wrapped is looked at as one line.
/// Pure.
final class LineSearch {
  /// Characters that a pattern may look at in one line: an expression that goes back and forth
  /// without end must not hold the window up.
  private static final int READS = 500_000;

  /// As many more for each character of the line.
  private static final int READS_EACH = 4;

  private final Pattern pattern;

  LineSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /// Finds all matches that are not empty, from the last line up: of one line at least, and until
  /// the time is over or no more are wanted.
  ///
  /// @param first number of the first row
  /// @param found takes a match and says whether more are wanted
  /// @param until as `System.nanoTime` counts
  /// @return the index of the first row that was searched: what is above was not
  /// @throws TooSlow when the expression takes too long for one line
  int find(long first, List<Row> rows, Predicate<Range> found, long until) throws TooSlow {
    int end = rows.size();
    boolean more = true;
    for (int start : starts(rows).reversed()) {
      if (!more) {
        break;
      }
      more = findIn(new LogicalLine(first + start, rows.subList(start, end)), found);
      more &= System.nanoTime() - until < 0;
      end = start;
    }
    return end;
  }

  /// The rows in which lines begin.
  private static List<Integer> starts(List<Row> rows) {
    List<Integer> starts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean goesOn = rows.get(i).wrapped() && i - from + 1 < LogicalLine.LIMIT;
      if (!goesOn || i + 1 == rows.size()) {
        starts.add(from);
        from = i + 1;
      }
    }
    return starts;
  }

  private boolean findIn(LogicalLine line, Predicate<Range> found) throws TooSlow {
    String text = line.text();
    if (text.isBlank()) {
      return true;
    }
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      int[] cells = null;
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          cells = cells == null ? line.cellsOfText() : cells;
          if (!found.test(line.range(cells[matcher.start()], cells[matcher.end() - 1] + 1))) {
            return false;
          }
        }
      }
      return true;
    } catch (Exhausted | StackOverflowError _) {
      throw new TooSlow();
    }
  }

  /// The expression takes too long on this text.
  static final class TooSlow extends Exception {
    private static final long serialVersionUID = 1;
  }

  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Exhausted() {
      super(null, null, false, false);
    }
  }

  /// A text that can be read only so often.
  private static final class Counted implements CharSequence {
    private final String text;
    private int left;

    Counted(String text) {
      this.text = text;
      left = READS + READS_EACH * text.length();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      left--;
      if (left < 0) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
