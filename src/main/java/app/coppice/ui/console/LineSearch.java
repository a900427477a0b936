package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import app.coppice.ui.kit.find.BoundedSearch;
import app.coppice.ui.kit.find.BoundedSearch.TooSlow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks for a pattern in rows of a terminal; what the terminal wrapped is looked at as one line.
/// Pure.
final class LineSearch {
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
    AtomicReference<int @Nullable []> cells = new AtomicReference<>();
    return BoundedSearch.find(
        pattern,
        text,
        (start, end) -> {
          int[] known = cells.get();
          if (known == null) {
            known = line.cellsOfText();
            cells.set(known);
          }
          return found.test(line.range(known[start], known[end - 1] + 1));
        });
  }
}
