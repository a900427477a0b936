package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import app.coppice.ui.console.Range.Place;
import java.util.function.LongFunction;

/// What a person selects: from where it began to where the pointer is, in either direction. Pure.
///
/// @param anchor where the selecting began
/// @param head where it is now
/// @param unit what is taken whole
record Selection(Place anchor, Place head, Unit unit) {
  /// What one click, two and three select; and a click with Alt.
  enum Unit {
    CELL,
    WORD,
    LINE,
    BLOCK
  }

  Selection to(Place place) {
    return new Selection(anchor, place, unit);
  }

  /// What is selected, its ends moved to whole words or lines.
  Range range(LongFunction<Row> rows) {
    Range plain = Range.between(anchor, head);
    return switch (unit) {
      case CELL -> plain;
      case BLOCK -> new Range(plain.first(), plain.last(), true);
      case WORD -> {
        Range start = word(plain.first(), rows);
        Range end = word(plain.last(), rows);
        yield new Range(start.first(), end.last(), false);
      }
      case LINE -> {
        long first = LogicalLine.around(plain.first().line(), rows).first();
        long last = LogicalLine.around(plain.last().line(), rows).last();
        yield new Range(new Place(first, 0), new Place(last, Integer.MAX_VALUE), false);
      }
    };
  }

  private static Range word(Place place, LongFunction<Row> rows) {
    LogicalLine line = LogicalLine.around(place.line(), rows);
    if (place.column() >= RowCells.of(rows.apply(place.line())).cells().size()) {
      return new Range(place, new Place(place.line(), place.column() + 1), false);
    }
    return line.word(line.cell(place));
  }
}
