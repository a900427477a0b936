package app.coppice.ui.review.diff;

import java.util.Collection;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Brings the cursor of a diff to where the mouse is pressed. FX thread only.
///
/// @param area gets the focus, unless what was pressed has a use of its own for it
record DiffPress(
    Node area, RowCursor cursor, Supplier<Collection<RowCell>> cells, Supplier<DiffRows> rows)
    implements EventHandler<MouseEvent> {
  @Override
  public void handle(MouseEvent event) {
    if (event.getButton() == MouseButton.MIDDLE) {
      return;
    }
    for (RowCell cell : cells.get()) {
      Point2D at = cell.node().sceneToLocal(event.getSceneX(), event.getSceneY());
      if (cell.node().contains(at)) {
        boolean secondary = event.getButton() == MouseButton.SECONDARY;
        if (!secondary || cursor.picked(cell.index()) == RowHost.Picked.NOT) {
          cursor.press(cell.index(), event.isShiftDown());
        }
        if (!(rows.get().at(cell.index()) instanceof Row.OfNote)) {
          area.requestFocus();
        }
        return;
      }
    }
  }
}
