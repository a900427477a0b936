package app.coppice.ui.window;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key of plus or minus, wherever a keyboard has it: beside the digits with Shift or without, or
/// on the keypad. FX thread only.
final class SignKey {
  private SignKey() {}

  /// The key that an action names for the sign: Equals or Minus without Shift; any other key as it
  /// is. Shift with minus is another sign, and stays.
  static KeyEvent meant(KeyEvent event) {
    return switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> with(event, KeyCode.EQUALS, false);
      case SUBTRACT -> with(event, KeyCode.MINUS, event.isShiftDown());
      default -> event;
    };
  }

  private static KeyEvent with(KeyEvent event, KeyCode code, boolean shift) {
    return new KeyEvent(
        event.getEventType(),
        event.getCharacter(),
        event.getText(),
        code,
        shift,
        event.isControlDown(),
        event.isAltDown(),
        event.isMetaDown());
  }
}
