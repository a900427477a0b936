package app.coppice.ui.console;

import app.coppice.terminal.Screen.Row;
import app.coppice.ui.console.Range.Place;
import app.coppice.ui.console.RowPicture.Mark;
import app.coppice.ui.console.RowPicture.Stretch;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.find.BoundedSearch;
import app.coppice.ui.kit.find.Finds;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds text in a terminal, from the newest line up, a little at every pulse, so that a long
/// scrollback doesn't hold the window up; what comes meanwhile is searched as it comes. FX thread
/// only.
final class Finder implements Finds {
  private static final int MOST = 10_000;

  private static final int PIECE = 400;
  private static final int LIVE = 2_000;
  private static final long SLICE_NANOS = 4_000_000;

  private final TerminalView view;
  private final Viewport viewport;
  private final FramePump pump;
  private final Runnable step = this::step;
  private final NavigableMap<Place, Range> found = new TreeMap<>();
  private @Nullable LineSearch search;
  private Runnable changed = () -> {};
  private @Nullable Place current;
  private Place origin = new Place(Long.MAX_VALUE, 0);
  private boolean tooSlow;

  /// Lines from here to `settled` have been searched and stay as they are; below they may change.
  private long lowest;

  private long settled;

  Finder(TerminalView view, Viewport viewport, FramePump pump) {
    this.view = view;
    this.viewport = viewport;
    this.pump = pump;
  }

  @Override
  public void onChanged(Runnable action) {
    changed = action;
  }

  /// From the lines in view up.
  @Override
  public void look(Optional<Pattern> pattern) {
    if (search == null) {
      origin = new Place(viewport.first() + view.rows(), 0);
    }
    search = pattern.map(LineSearch::new).orElse(null);
    restart();
    view.changed();
    changed.run();
  }

  @Override
  public void close() {
    search = null;
    restart();
    view.changed();
  }

  /// Looks at everything once more, because the lines have other numbers.
  void restart() {
    found.clear();
    current = null;
    tooSlow = false;
    lowest = viewport.end();
    settled = lowest;
    if (search != null) {
      pump.mark(step);
    }
  }

  @Override
  public int count() {
    return found.size();
  }

  @Override
  public int position() {
    return current == null ? 0 : found.headMap(current, true).size();
  }

  @Override
  public Reach reach() {
    if (tooSlow) {
      return Reach.TOO_SLOW;
    }
    return found.size() < MOST ? Reach.WHOLE : Reach.MOST;
  }

  @Override
  public void previous() {
    Place from = current == null ? origin : current;
    go(
        Optional.ofNullable(found.lowerEntry(from))
            .or(() -> Optional.ofNullable(found.lastEntry())));
  }

  @Override
  public void next() {
    Place from = current == null ? origin : current;
    go(
        Optional.ofNullable(found.higherEntry(from))
            .or(() -> Optional.ofNullable(found.firstEntry())));
  }

  private void go(Optional<Map.Entry<Place, Range>> to) {
    to.ifPresent(entry -> {
      current = entry.getKey();
      origin = entry.getKey();
      viewport.reveal(entry.getKey().line(), view.rows());
      view.changed();
      changed.run();
    });
  }

  /// Adds what is found in a line.
  void marks(long line, List<Stretch> to) {
    if (found.isEmpty()) {
      return;
    }
    Place from = new Place(line - LogicalLine.LIMIT, 0);
    for (Range range : found.subMap(from, new Place(line + 1, 0)).values()) {
      if (range.touches(line)) {
        boolean now = range.first().equals(current);
        to.add(new Stretch(range.from(line), range.to(line), now ? Mark.FOUND_NOW : Mark.FOUND));
      }
    }
  }

  /// Searches what has come or changed since the last picture. Called before one is painted.
  void refresh() {
    if (search == null || tooSlow) {
      return;
    }
    found.headMap(new Place(viewport.oldest(), 0)).clear();
    if (viewport.end() - settled > LIVE || settled > viewport.end()) {
      lowest = viewport.end() - viewport.frame().rows().size();
      settled = lowest;
      found.clear();
      pump.mark(step);
    }
    found.tailMap(new Place(settled, 0), true).clear();
    int before = found.size();
    List<Row> rows = viewport.screen().rows(settled, (int) (viewport.end() - settled));
    long reached = find(settled, rows, before + MOST, System.nanoTime() + SLICE_NANOS);
    if (reached > settled) { // the rest of it at the next pulses
      found.headMap(new Place(reached, 0)).clear();
      lowest = reached;
      pump.mark(step);
    }
    while (found.size() > MOST) {
      found.pollFirstEntry();
    }
    long top = Math.max(settled, viewport.frame().top());
    while (top > settled && viewport.row(top - 1).wrapped()) {
      top--;
    }
    settled = top;
    if (found.size() != before) {
      changed.run();
    }
  }

  private void step() {
    long end = System.nanoTime() + SLICE_NANOS;
    while (search != null && !tooSlow && lowest > viewport.oldest() && found.size() < MOST) {
      long from = Math.max(viewport.oldest(), lowest - PIECE);
      List<Row> rows = viewport.screen().rows(from, (int) (lowest - from));
      int whole = from > viewport.oldest() ? wholeFrom(rows) : 0;
      lowest = find(from + whole, rows.subList(whole, rows.size()), MOST, end);
      if (System.nanoTime() > end) {
        pump.mark(step);
        break;
      }
    }
    if (current == null) {
      Map.Entry<Place, Range> nearest = found.lowerEntry(origin);
      boolean all = lowest <= viewport.oldest();
      go(Optional.ofNullable(nearest != null || !all ? nearest : found.firstEntry()));
    }
    view.changed();
    changed.run();
  }

  /// The first row that surely begins a line; 0 where none does.
  private static int wholeFrom(List<Row> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (!rows.get(i - 1).wrapped()) {
        return i;
      }
    }
    return 0;
  }

  /// Searches rows from the last up, until the time is over or `most` are found.
  ///
  /// @return the number of the first row that was searched
  private long find(long first, List<Row> rows, int most, long until) {
    LineSearch now = search;
    if (now == null) {
      return first;
    }
    try {
      return first + now.find(first, rows, range -> put(range) < most, until);
    } catch (BoundedSearch.TooSlow _) {
      tooSlow = true;
      found.clear();
      changed.run();
      return first;
    }
  }

  private int put(Range range) {
    found.put(range.first(), range);
    return found.size();
  }
}
