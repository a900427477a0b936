package app.coppice.ui.console;

import app.coppice.terminal.Anchor;
import app.coppice.ui.console.Range.Place;
import app.coppice.ui.console.Selection.Unit;
import app.coppice.ui.kit.FramePump;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Selects text with the mouse: a drag by characters, or with Alt or Control a block; two clicks
/// words, three whole lines; Shift goes on with what is selected. Beyond the edge of the view the
/// text scrolls along. FX thread only.
final class Selecting {
  /// Lines a second that the text scrolls, for each pixel beyond the edge.
  private static final double PACE = 1.5;

  private final TerminalView view;
  private final Viewport viewport;
  private final FramePump pump;
  private final Runnable scroll = this::scroll;
  private @Nullable Selection selection;
  private @Nullable Range range;
  private final SelectedText kept;
  private boolean dragging;
  private double x;
  private double y;
  private double due;
  private long lastScroll;

  Selecting(TerminalView view, Viewport viewport, FramePump pump) {
    this.view = view;
    this.viewport = viewport;
    this.pump = pump;
    kept = new SelectedText(viewport);
  }

  /// Follows the newest picture: what is selected on the screen goes with its text, as in xterm. A
  /// program that writes elsewhere takes nothing away.
  void refresh() {
    Range old = range;
    if (old != null && !kept.holds(old)) {
      clear();
    }
  }

  /// What is selected, null for nothing.
  @Nullable Range range() {
    return range;
  }

  void press(MouseEvent event) {
    Place place = view.placeAt(event.getX(), event.getY());
    Selection old = selection;
    dragging = true;
    if (event.isShiftDown() && old != null) {
      select(old.to(place));
    } else {
      // Many window managers keep Alt with a drag for themselves.
      boolean block = event.isAltDown() || event.isControlDown();
      Unit unit = block ? Unit.BLOCK : unit(event.getClickCount());
      select(new Selection(place, place, unit));
    }
  }

  private static Unit unit(int clicks) {
    return switch (clicks % 3) {
      case 2 -> Unit.WORD;
      case 0 -> Unit.LINE;
      default -> Unit.CELL;
    };
  }

  void drag(MouseEvent event) {
    if (dragging) {
      x = event.getX();
      y = event.getY();
      head();
      if (beyond() != 0) {
        pump.mark(scroll);
      }
    }
  }

  private void head() {
    Selection old = selection;
    if (old != null) {
      // Half a cell: the edge nearest to the pointer, not the cell under it.
      boolean edges = old.unit() == Unit.CELL || old.unit() == Unit.BLOCK;
      select(old.to(view.placeAt(edges ? x + view.font().width() / 2 : x, y)));
    }
  }

  /// How far the pointer is above (negative) or below the view.
  private double beyond() {
    return y < 0 ? y : Math.max(0, y - view.getHeight());
  }

  /// Scrolls on while the pointer stays beyond the edge.
  private void scroll() {
    double beyond = beyond();
    if (!dragging || beyond == 0) {
      lastScroll = 0;
      return;
    }
    long now = System.nanoTime();
    due += lastScroll == 0 ? Math.signum(beyond) : beyond * PACE * (now - lastScroll) / 1e9;
    lastScroll = now;
    long lines = (long) due;
    due -= lines;
    if (lines != 0) {
      viewport.scrollBy(lines);
      head();
    }
    pump.mark(scroll);
  }

  /// Ends the drag.
  ///
  /// @return the text selected by it, may be empty
  String release() {
    dragging = false;
    lastScroll = 0;
    due = 0;
    Range selected = range;
    if (selected != null && selected.isEmpty()) {
      clear();
    }
    return text();
  }

  void clear() {
    selection = null;
    range = null;
    view.changed();
  }

  private void select(Selection next) {
    select(next, next.range(viewport::row));
  }

  private void select(Selection next, Range taken) {
    selection = next;
    range = taken;
    kept.takes(taken);
    view.changed();
  }

  /// Selects a range by other means than the mouse.
  void select(Range next) {
    select(new Selection(next.first(), next.last(), Unit.CELL), next);
  }

  /// Keeps the selection on its text while `resize` breaks the lines elsewhere.
  void keepWhile(Runnable resize) {
    Range old = range;
    if (old == null) {
      resize.run();
      return;
    }
    boolean toEnd = old.last().column() == Integer.MAX_VALUE;
    Anchor first = viewport.screen().anchor(old.first().line(), old.first().column());
    Anchor last = viewport.screen().anchor(old.last().line(), toEnd ? 0 : old.last().column());
    resize.run();
    viewport.refresh(); // lines have other numbers now
    Place end = place(last);
    select(Range.between(place(first), toEnd ? new Place(end.line(), Integer.MAX_VALUE) : end));
  }

  private Place place(Anchor anchor) {
    Anchor.Place now = viewport.screen().place(anchor);
    return new Place(now.line(), now.column());
  }

  /// The selected text, empty when nothing is selected.
  String text() {
    Range selected = range;
    return selected == null ? "" : viewport.text(selected);
  }

  /// Copies the selected text to the clipboard.
  ///
  /// @return whether there was any
  boolean copy() {
    String text = text();
    if (text.isEmpty()) {
      return false;
    }
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    return Clipboard.getSystemClipboard().setContent(content);
  }
}
