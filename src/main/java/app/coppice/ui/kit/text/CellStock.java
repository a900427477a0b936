package app.coppice.ui.kit.text;

import app.coppice.ui.kit.text.VirtualColumn.Cell;
import app.coppice.ui.kit.text.VirtualColumn.Recycling;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The cells of a column: those in view, and a number that went out of it and may come back. FX
/// thread only.
final class CellStock<T> {
  /// The kind of all items where one cell is as good as another.
  static final Object ANY = "any";

  private static final int MOST_SPARE = 60;

  private final Function<T, Cell<T>> make;
  private final Function<T, Object> kindOf;
  private final Recycling recycling;
  private final Map<Object, ShownCell<T>> live = new LinkedHashMap<>();
  private final Map<Object, ShownCell<T>> spare = new LinkedHashMap<>();

  /// @param kindOf a cell that showed an item of the same kind has less to change
  CellStock(Function<T, Cell<T>> make, Function<T, Object> kindOf, Recycling recycling) {
    this.make = make;
    this.kindOf = kindOf;
    this.recycling = recycling;
  }

  /// The cells in view, in no order.
  Collection<ShownCell<T>> live() {
    return live.values();
  }

  /// The cell of an item in view.
  Optional<ShownCell<T>> inView(Object key) {
    return Optional.ofNullable(live.get(key));
  }

  /// Whether an item is in view, by the last layout or by the one under way.
  boolean shows(Map<Object, ShownCell<T>> used, Object key) {
    return used.containsKey(key) || live.containsKey(key);
  }

  /// The item's own cell, else one to spare where cells are recycled, else a new one.
  private ShownCell<T> take(Object key, T item) {
    @Nullable ShownCell<T> cell = live.remove(key);
    if (cell == null) {
      cell = spare.remove(key);
    }
    Object kind = kindOf.apply(item);
    if (cell == null && recycling == Recycling.SHARED) {
      cell = spareOf(kind);
    }
    ShownCell<T> taken = cell == null ? new ShownCell<>(make.apply(item)) : cell;
    taken.kind(kind);
    return taken;
  }

  /// The oldest of that kind; of another only where there are enough cells.
  private @Nullable ShownCell<T> spareOf(Object kind) {
    for (Map.Entry<Object, ShownCell<T>> each : spare.entrySet()) {
      if (each.getValue().kind().equals(kind)) {
        return spare.remove(each.getKey());
      }
    }
    return spare.size() < MOST_SPARE ? null : spare.remove(spare.keySet().iterator().next());
  }

  /// Brings an item's cell into view, once in a layout: told, styled, and a child of its column.
  ///
  /// @param used the cells that are in view by this layout; the item's is among them afterwards
  ShownCell<T> show(
      Map<Object, ShownCell<T>> used, Object key, T item, int index, List<Node> column) {
    ShownCell<T> known = used.get(key);
    if (known != null) {
      return known;
    }
    boolean wasInView = inView(key).isPresent();
    ShownCell<T> cell = take(key, item);
    boolean told = cell.show(item, index);
    if (cell.node().getParent() == null) {
      column.add(cell.node());
    }
    if (told || !wasInView) {
      cell.node().setVisible(true);
      cell.node().applyCss();
    }
    used.put(key, cell);
    return cell;
  }

  /// Takes what is in view now; the others are hidden, and the oldest too many handed to `gone`.
  void retire(Map<Object, ShownCell<T>> used, Consumer<ShownCell<T>> gone) {
    live.forEach((key, cell) -> {
      cell.node().setVisible(false);
      spare.put(key, cell);
    });
    live.clear();
    live.putAll(used);
    Iterator<ShownCell<T>> oldest = spare.values().iterator();
    while (spare.size() > MOST_SPARE) {
      gone.accept(oldest.next());
      oldest.remove();
    }
  }
}
