package app.coppice.ui.kit.text;

import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.text.VirtualColumn.Cell;
import app.coppice.ui.kit.text.VirtualColumn.Recycling;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A column of very many items of any height: only those in view are asked for and have a node, and
/// nothing it does takes longer when there are more of them. Its scroll bar counts items, not
/// pixels. Equal items keep their cell. A view full of new ones is put together over several
/// pulses, from its top: nothing else has to wait for all of it. FX thread only.
public final class LongColumn<T> extends Region implements FillPace.Filled {
  /// What the column shows. Items are made when they are asked for; equal ones look alike.
  public interface Rows<T> {
    int size();

    T at(int index);
  }

  /// One item on the scroll bar.
  private static final double UNIT = 20;

  private static final int NONE = -1;

  private final CellStock<T> cells;
  private final ColumnBar bar = new ColumnBar();
  private final Rectangle clip = new Rectangle();
  private Map<T, T> seen = new HashMap<>();
  private Rows<T> rows;
  private int anchor;
  private double anchorOffset;

  /// The row that the next layout brings into view: only there it is known how tall it is.
  private int wanted = NONE;

  private int shown;
  private long layouts;
  private boolean adjusting;
  private final FillPace pace = new FillPace(this::requestLayout);

  public LongColumn(Rows<T> none, Supplier<Cell<T>> make) {
    this(none, make, _ -> CellStock.ANY);
  }

  /// @param kindOf items of the same kind are shown by the same nodes: a cell goes on to one of
  ///   them rather than to another, which it would have to be put together anew for
  public LongColumn(Rows<T> none, Supplier<Cell<T>> make, Function<T, Object> kindOf) {
    rows = none;
    cells = new CellStock<>(ignored -> make.get(), kindOf, Recycling.SHARED);
    getStyleClass().add("virtual-column");
    setMinSize(0, 0);
    bar.valueProperty().subscribe(this::barMoved);
    getChildren().add(bar);
    setClip(clip);
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          if (event.getDeltaY() != 0) {
            scrollBy(-event.getDeltaY());
            event.consume();
          }
        });
  }

  /// Shows other rows.
  ///
  /// @param first index of the row at the top; how much of it is above the view stays as it is
  public void show(Rows<T> newRows, int first) {
    rows = newRows;
    anchor = inRange(first);
    pace.ask();
    requestLayout();
  }

  public Rows<T> rows() {
    return rows;
  }

  /// Puts a row at the top of the view.
  public void goTo(int index) {
    goTo(index, 0);
  }

  /// @param hiddenAbove how much of the row is above the view, in pixels
  public void goTo(int index, double hiddenAbove) {
    anchor = inRange(index);
    anchorOffset = hiddenAbove;
    requestLayout();
  }

  /// How much of the row at the top is above the view, in pixels.
  public double hiddenAbove() {
    return anchorOffset;
  }

  /// Brings a row into view by the shortest way.
  public void bringIntoView(int index) {
    int target = inRange(index);
    if (target < anchor || (target == anchor && anchorOffset > 0)) {
      goTo(target);
    } else {
      wanted = target;
      requestLayout();
    }
  }

  /// Index of the row at the top of the view.
  public int firstInView() {
    return anchor;
  }

  /// How many rows were wholly in view after the last layout.
  public int countInView() {
    return shown;
  }

  /// The cells in view, in no order.
  public Collection<Cell<T>> cells() {
    return cells.live().stream().map(ShownCell::cell).toList();
  }

  @Override
  public boolean isFilling() {
    return pace.isUnfinished();
  }

  /// Moves by a distance in pixels, down when positive.
  public void scrollBy(double distance) {
    anchorOffset += distance;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 400;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 400;
  }

  @Override
  protected void layoutChildren() {
    double width = width();
    double height = getHeight();
    clip.setWidth(getWidth());
    clip.setHeight(height);
    layouts++;
    if (Focus.isIn(this)) {
      pace.beginWhole(); // Whoever types into one of the rows types on.
    } else {
      pace.begin();
    }
    adjusting = true;
    Map<Object, ShownCell<T>> used = new LinkedHashMap<>();
    settle(used, width, height);
    double y = -anchorOffset;
    int last = anchor;
    shown = 0;
    for (int i = anchor; i < rows.size() && y < height && goesOn(i, used); i++) {
      double h = measure(i, used, width);
      cell(i, used).node().resizeRelocate(0, snapPositionY(y), width, h);
      y += h;
      last = i + 1;
      shown += y <= height + 1 ? 1 : 0;
    }
    cells.retire(used, gone -> getChildren().remove(gone.node()));
    // Rows that went out of view are made anew when they come back.
    Map<T, T> inView = new HashMap<>();
    for (int i = anchor; i < last; i++) {
      T row = row(i);
      inView.put(row, row);
    }
    seen = inView;
    showBar(used, width, last - anchor);
    bar.resizeRelocate(width, 0, getWidth() - width, height);
    bar.toFront();
    adjusting = false;
  }

  /// False when the row has to wait for the next pulse, as it is to have a cell of its own and
  /// another one was put together in this one.
  private boolean goesOn(int index, Map<Object, ShownCell<T>> used) {
    return pace.goesOn(!cells.shows(used, row(index)));
  }

  private double width() {
    return Math.max(1, getWidth() - snapSizeX(bar.prefWidth(-1)));
  }

  /// Brings anchor and offset to where they belong: the offset inside the anchor, the end not above
  /// the bottom of the view, the start not below its top.
  private void settle(Map<Object, ShownCell<T>> used, double width, double height) {
    if (rows.size() == 0) {
      anchor = 0;
      anchorOffset = 0;
      return;
    }
    if (wanted >= 0) {
      reach(inRange(wanted), used, width, height);
      wanted = NONE;
    }
    pullDown(used, width);
    while (anchor < rows.size() - 1 && anchorOffset >= measure(anchor, used, width)) {
      anchorOffset -= measure(anchor, used, width);
      anchor++;
    }
    double y = -anchorOffset;
    for (int i = anchor; i < rows.size() && y < height && goesOn(i, used); i++) {
      y += measure(i, used, width);
    }
    if (y < height && !pace.isUnfinished()) {
      // What is missing at the bottom comes from above.
      anchorOffset -= height - y;
      pullDown(used, width);
    }
  }

  /// Puts a row at the bottom of the view that would end below it, and at the top what is taller.
  private void reach(int target, Map<Object, ShownCell<T>> used, double width, double height) {
    double y = -anchorOffset;
    for (int i = anchor; i <= target && y <= height; i++) {
      y += measure(i, used, width);
    }
    if (y > height) {
      anchor = target;
      anchorOffset = Math.min(0, measure(target, used, width) - height);
    }
  }

  private void pullDown(Map<Object, ShownCell<T>> used, double width) {
    while (anchorOffset < 0 && anchor > 0 && goesOn(anchor - 1, used)) {
      anchor--;
      anchorOffset += measure(anchor, used, width);
    }
    // Of what is still to come the room stays empty.
    anchorOffset = pace.isUnfinished() ? anchorOffset : Math.max(0, anchorOffset);
  }

  private double measure(int index, Map<Object, ShownCell<T>> used, double width) {
    return cell(index, used).height(width, layouts);
  }

  private ShownCell<T> cell(int index, Map<Object, ShownCell<T>> used) {
    T row = row(index);
    return cells.show(used, row, row, index, getChildren());
  }

  /// The row that was in view already where it is equal, so that its cell is not told again.
  private T row(int index) {
    T fresh = rows.at(index);
    T known = seen.putIfAbsent(fresh, fresh);
    return known == null ? fresh : known;
  }

  private int inRange(int index) {
    return Math.clamp(index, 0, Math.max(0, rows.size() - 1));
  }

  private void showBar(Map<Object, ShownCell<T>> used, double width, int inView) {
    double hidden =
        rows.size() == 0
            ? 0
            : Math.max(0, anchorOffset) / Math.max(1, measure(anchor, used, width));
    boolean whole = shown >= rows.size();
    double seenRows = whole ? rows.size() : Math.max(1, Math.min(inView, shown));
    bar.show(rows.size() * UNIT, seenRows * UNIT, (anchor + hidden) * UNIT);
  }

  private void barMoved(Number value) {
    if (adjusting || rows.size() == 0) {
      return;
    }
    boolean atEnd = bar.isAtEnd();
    double place = value.doubleValue() / UNIT;
    anchor = inRange(atEnd ? rows.size() - 1 : (int) place);
    anchorOffset = atEnd ? 0 : (place - (int) place) * UNIT;
    requestLayout();
  }
}
