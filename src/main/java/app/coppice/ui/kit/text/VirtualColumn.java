package app.coppice.ui.kit.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A column of items of any height of which only those in view have a node. What stands at the top
/// of the view stays there while items come, go and grow above or below; at the end, the end stays
/// in view. FX thread only.
public final class VirtualColumn<T> extends Region {
  /// Shows one item. A cell belongs to one column.
  public interface Cell<T> {
    Region node();

    /// Shows another state of the item, or another item where cells are recycled.
    void show(T item, int index);

    /// Shows the same item at another index. False when it looks and measures as before.
    default boolean moved(T item, int index) {
      show(item, index);
      return true;
    }
  }

  private final Function<T, Object> keyOf;
  private final CellStock<T> cells;
  private final Heights heights = new Heights();
  private final ColumnBar bar = new ColumnBar();
  private final Rectangle clip = new Rectangle();
  private final ReadOnlyBooleanWrapper atEnd = new ReadOnlyBooleanWrapper(this, "atEnd", true);
  private final List<Object> keys = new ArrayList<>();
  private List<T> items = List.of();
  private long layouts;
  private int anchor;
  private double anchorOffset;
  private boolean sticky;
  private boolean followsWhenAtEnd;
  private boolean adjusting;

  /// Whether a cell may show another item later.
  public enum Recycling {
    PER_ITEM,
    SHARED
  }

  /// @param keyOf what makes an item the same in two lists
  public VirtualColumn(Function<T, Object> keyOf, Function<T, Cell<T>> make, Recycling recycling) {
    this.keyOf = keyOf;
    cells = new CellStock<>(make, _ -> CellStock.ANY, recycling);
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

  /// Shows `newItems`. Items with the same key keep their cell; what is in view stays in view. An
  /// item that is the same object as before is taken to be unchanged.
  public void show(List<T> newItems) {
    List<T> old = items;
    items = List.copyOf(newItems);
    int same = commonStart(old, items);
    List<Object> changed = keys.subList(same, keys.size());
    List<Object> gone = List.copyOf(changed);
    changed.clear();
    items.subList(same, items.size()).forEach(item -> keys.add(keyOf.apply(item)));
    if (!sticky && anchor >= same) {
      keepPlace(gone, same);
    }
    anchor = Math.clamp(anchor, 0, Math.max(0, items.size() - 1));
    tellInView(same);
    requestLayout();
  }

  @SuppressWarnings(
      "ReferenceEquality") // To compare what items hold would cost more than it saves.
  private static <T> int commonStart(List<T> one, List<T> other) {
    int end = Math.min(one.size(), other.size());
    int same = 0;
    while (same < end && one.get(same) == other.get(same)) {
      same++;
    }
    return same;
  }

  /// Tells the cells in view now, before the styles of this pulse are applied: in the layout after
  /// it they would have to be applied once more.
  private void tellInView(int from) {
    for (int i = from; i < items.size(); i++) {
      int index = i;
      cells.inView(keys.get(i)).ifPresent(cell -> cell.show(items.get(index), index));
    }
  }

  public List<T> items() {
    return items;
  }

  /// True while the end is in view.
  public ReadOnlyBooleanProperty atEndProperty() {
    return atEnd.getReadOnlyProperty();
  }

  /// Goes to the end and stays there as items come, until the person scrolls up.
  public void followEnd() {
    sticky = true;
    requestLayout();
  }

  /// Goes to the very beginning.
  public void goToStart() {
    goTo(0);
  }

  /// Puts an item at the top of the view.
  public void goTo(int index) {
    sticky = false;
    anchor = Math.clamp(index, 0, Math.max(0, items.size() - 1));
    anchorOffset = 0;
    requestLayout();
  }

  /// Index of the item at the top of the view.
  public int firstInView() {
    return anchor;
  }

  /// The cells in view, in no order.
  public Collection<Cell<T>> cells() {
    return cells.live().stream().map(ShownCell::cell).toList();
  }

  /// Moves by a distance in pixels, down when positive.
  public void scrollBy(double distance) {
    if (sticky && distance > 0) {
      return;
    }
    sticky = false;
    anchorOffset += distance;
    requestLayout();
  }

  public void pageBy(int pages) {
    scrollBy(pages * Math.max(20, getHeight() - 40));
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
    double barWidth = snapSizeX(bar.prefWidth(-1));
    double width = Math.max(1, getWidth() - barWidth);
    double height = getHeight();
    clip.setWidth(getWidth());
    clip.setHeight(height);
    heights.startAt(width, items.size());
    Map<Object, ShownCell<T>> used = new LinkedHashMap<>();
    adjusting = true;
    layouts++;
    settle(used, width, height);
    double y = -anchorOffset;
    int end = anchor;
    for (int i = anchor; i < items.size() && y < height; i++) {
      double h = measure(i, used, width);
      Region node = cell(i, used).node();
      node.resizeRelocate(0, snapPositionY(y), width, h);
      y += h;
      end = i + 1;
    }
    cells.retire(used, gone -> getChildren().remove(gone.node()));
    updateBar(height);
    bar.resizeRelocate(width, 0, barWidth, height);
    bar.toFront();
    atEnd.set(end >= items.size() && y <= height + 1);
    sticky = sticky || (atEnd.get() && !items.isEmpty() && followsWhenAtEnd);
    adjusting = false;
  }

  /// Makes the column follow its end whenever the person scrolls down to it.
  public void followWhenAtEnd() {
    followsWhenAtEnd = true;
    sticky = true;
  }

  /// Brings anchor and offset to where they belong: the offset inside the anchor, the end not above
  /// the bottom of the view, the start not below its top.
  private void settle(Map<Object, ShownCell<T>> used, double width, double height) {
    if (items.isEmpty()) {
      anchor = 0;
      anchorOffset = 0;
      return;
    }
    if (sticky) {
      alignEnd(used, width, height);
      return;
    }
    while (anchorOffset < 0 && anchor > 0) {
      anchor--;
      anchorOffset += measure(anchor, used, width);
    }
    while (anchor < items.size() - 1 && anchorOffset >= measure(anchor, used, width)) {
      anchorOffset -= measure(anchor, used, width);
      anchor++;
    }
    anchorOffset = Math.max(0, anchorOffset);
    double y = -anchorOffset;
    for (int i = anchor; i < items.size() && y < height; i++) {
      y += measure(i, used, width);
      if (i == items.size() - 1 && y < height) {
        alignEnd(used, width, height);
        return;
      }
    }
  }

  private void alignEnd(Map<Object, ShownCell<T>> used, double width, double height) {
    double room = height;
    int i = items.size();
    while (i > 0 && room > 0) {
      room -= measure(--i, used, width);
    }
    anchor = i;
    anchorOffset = Math.max(0, -room);
  }

  private double measure(int index, Map<Object, ShownCell<T>> used, double width) {
    double height = cell(index, used).height(width, layouts);
    heights.put(keys.get(index), height);
    return height;
  }

  private ShownCell<T> cell(int index, Map<Object, ShownCell<T>> used) {
    return cells.show(used, keys.get(index), items.get(index), index, getChildren());
  }

  /// The anchor stands among `gone`, the keys that stood at `from` and behind: finds where it or
  /// the nearest above it stands now.
  private void keepPlace(List<Object> gone, int from) {
    Map<Object, Integer> places = new HashMap<>();
    for (int i = from; i < keys.size(); i++) {
      places.put(keys.get(i), i);
    }
    for (int i = Math.min(anchor - from, gone.size() - 1); i >= 0; i--) {
      Integer place = places.get(gone.get(i));
      if (place != null) {
        anchor = place + (anchor - from - i);
        return;
      }
    }
  }

  private void updateBar(double height) {
    double before = heights.sum(keys.subList(0, Math.min(anchor, keys.size())));
    double total = before + heights.sum(keys.subList(Math.min(anchor, keys.size()), keys.size()));
    bar.show(total, height, before + anchorOffset);
  }

  private void barMoved(Number value) {
    if (adjusting || items.isEmpty()) {
      return;
    }
    sticky = followsWhenAtEnd && bar.isAtEnd();
    Heights.Spot spot = heights.at(keys, value.doubleValue());
    anchor = spot.index();
    anchorOffset = spot.offset();
    requestLayout();
  }
}
