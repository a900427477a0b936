package app.coppice.ui.kit.text;

import app.coppice.ui.kit.text.VirtualColumn.Cell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A cell and what it shows, so that it is told only of what is news to it. FX thread only.
final class ShownCell<T> {
  private final Cell<T> cell;
  private Object kind = CellStock.ANY;
  private @Nullable T item;
  private int index;
  private long measuredIn;
  private double height;

  ShownCell(Cell<T> cell) {
    this.cell = cell;
  }

  /// The kind of what it showed last.
  Object kind() {
    return kind;
  }

  void kind(Object newKind) {
    kind = newKind;
  }

  Cell<T> cell() {
    return cell;
  }

  Region node() {
    return cell.node();
  }

  /// True when the cell may look otherwise now: the item is another object, or stands elsewhere.
  @SuppressWarnings("ReferenceEquality") // The same object is what the column calls unchanged.
  boolean show(T newItem, int newIndex) {
    boolean same = newItem == item;
    if (same && newIndex == index) {
      return false;
    }
    item = newItem;
    index = newIndex;
    if (same) {
      return cell.moved(newItem, newIndex);
    }
    cell.show(newItem, newIndex);
    return true;
  }

  /// Its height for a width, asked of the node once in a layout.
  double height(double width, long layout) {
    if (measuredIn != layout) {
      measuredIn = layout;
      height = node().snapSizeY(node().prefHeight(width));
    }
    return height;
  }
}
