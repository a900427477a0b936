package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for a pattern in rows of a terminal; what the terminal wrapped is looked at as one line.
/// Pure.
final class LineSearch {
  /// Characters that a pattern may look at in one line: an expression that goes back and forth
  /// without end must not hold the window up.
  private static final int READS = 1_000_000;

  private final Pattern pattern;

  LineSearch(Pattern pattern) {
    this.pattern = pattern;
  }

  /// Finds all matches that are not empty.
  ///
  /// @param first number of the first row
  /// @throws TooSlow when the expression takes too long
  void find(long first, List<Row> rows, Consumer<Range> found) throws TooSlow {
    int from = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean goesOn = rows.get(i).wrapped() && i - from + 1 < LogicalLine.LIMIT;
      if (!goesOn || i + 1 == rows.size()) {
        findIn(new LogicalLine(first + from, rows.subList(from, i + 1)), found);
        from = i + 1;
      }
    }
  }

  private void findIn(LogicalLine line, Consumer<Range> found) throws TooSlow {
    String text = line.text();
    if (text.isBlank()) {
      return;
    }
    try {
      Matcher matcher = pattern.matcher(new Counted(text));
      int[] cells = null;
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) {
          cells = cells == null ? line.cellsOfText() : cells;
          found.accept(line.range(cells[matcher.start()], cells[matcher.end() - 1] + 1));
        }
      }
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
    private int reads;

    Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads > READS) {
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
