package app.coppice.ui.review.diff;

import app.coppice.ui.kit.text.LongColumn;
import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/// The keys that move the cursor. FX thread only.
///
/// @param toggle folds the file at the cursor, or opens it
record DiffKeys(RowCursor cursor, LongColumn<Row> column, Runnable toggle)
    implements EventHandler<KeyEvent> {
  @Override
  public void handle(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isAltDown()
        || event.getTarget() instanceof TextInputControl) {
      return;
    }
    int page = Math.max(1, column.countInView() - 1);
    switch (event.getCode()) {
      case DOWN -> step(1, event);
      case UP -> step(-1, event);
      case PAGE_DOWN, SPACE -> step(page, event);
      case PAGE_UP -> step(-page, event);
      case HOME -> step(-cursor.row(), event);
      case END -> step(column.rows().size(), event);
      case ENTER -> toggle.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void step(int by, KeyEvent event) {
    cursor.step(by, event.isShiftDown());
    column.bringIntoView(cursor.row());
  }
}
