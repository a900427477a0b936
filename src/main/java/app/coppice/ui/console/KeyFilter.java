package app.coppice.ui.console;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Says which keys a terminal leaves to the window around it. FX thread only.
@FunctionalInterface
public interface KeyFilter {
  /// Whether the window keeps the key.
  boolean keeps(KeyEvent event);

  /// The usual choice: Ctrl+Tab, Ctrl+1 to 9, Ctrl+Shift and a key, and everything with Command on
  /// a Mac. Programs in a terminal can't tell these from others anyway.
  static boolean usual(KeyEvent event) {
    if (event.isMetaDown()) {
      return true;
    }
    return event.isControlDown()
        && (event.isShiftDown()
            || event.getCode() == KeyCode.TAB
            || (event.getCode().isDigitKey() && !event.isAltDown()));
  }
}
