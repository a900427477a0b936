package app.coppice.ui.review.diff;

import app.coppice.diff.DiffLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The cursor of the diff: a row, or a range of rows of one hunk. FX thread only.
final class RowCursor {
  private final Supplier<DiffRows> rows;
  private final Runnable moved;
  private int row;
  private int from;

  /// @param moved called when another row has the cursor, or the range is another
  RowCursor(Supplier<DiffRows> rows, Runnable moved) {
    this.rows = rows;
    this.moved = moved;
  }

  int row() {
    return row;
  }

  void moveTo(int index) {
    set(index, index);
  }

  /// The rows are others: stays on a row without telling anybody.
  ///
  /// @param index where its row stands now; below 0 when it is gone
  void keep(int index) {
    row = inRange(index < 0 ? row : index);
    from = row;
  }

  /// Moves by so many rows, and takes the rows between into the range if that is asked for.
  void step(int by, boolean extend) {
    int next = inRange(row + by);
    set(next, extend ? from : next);
  }

  void press(int index, boolean extend) {
    set(index, extend ? from : index);
  }

  RowHost.Picked picked(int index) {
    if (index == row) {
      return RowHost.Picked.CURSOR;
    }
    return index >= Math.min(row, from) && index <= Math.max(row, from)
        ? RowHost.Picked.RANGE
        : RowHost.Picked.NOT;
  }

  /// What it stands on; a range within one hunk is taken whole.
  Optional<Spot> spot() {
    if (row >= rows.get().size()) {
      return Optional.empty();
    }
    if (row != from && rows.get().at(row) instanceof Row.OfHunk at) {
      return Optional.of(lines(at));
    }
    return spotAt(row);
  }

  /// What a cursor on that row alone would stand on.
  Optional<Spot> spotAt(int index) {
    DiffRows all = rows.get();
    return index >= all.size()
        ? Optional.empty()
        : Optional.of(
            switch (all.at(index)) {
              case Row.FileHead it -> new Spot.WholeFile(it.file());
              case Row.Remark it -> new Spot.WholeFile(it.file());
              case Row.OfPicture it -> new Spot.WholeFile(it.file());
              case Row.OfNote it -> new Spot.WholeFile(it.file());
              case Row.HunkHead it -> new Spot.WholeHunk(it.file(), it.number());
              case Row.OfHunk it -> new Spot.Lines(it.file(), it.number(), it.lines());
            });
  }

  private Spot lines(Row.OfHunk at) {
    List<DiffLine> lines = new ArrayList<>();
    for (int i = Math.min(row, from); i <= Math.max(row, from); i++) {
      if (rows.get().at(i) instanceof Row.OfHunk it
          && it.body().equals(at.body())
          && it.number() == at.number()) {
        lines.addAll(it.lines());
      }
    }
    Map<DiffLine, Integer> places = new HashMap<>();
    for (DiffLine line : at.lexed().hunk().lines()) {
      places.put(line, places.size());
    }
    lines.sort(Comparator.comparingInt(line -> places.getOrDefault(line, -1)));
    return new Spot.Lines(at.file(), at.number(), lines);
  }

  private void set(int newRow, int newFrom) {
    row = inRange(newRow);
    from = inRange(newFrom);
    moved.run();
  }

  private int inRange(int index) {
    return Math.clamp(index, 0, Math.max(0, rows.get().size() - 1));
  }
}
