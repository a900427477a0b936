package app.coppice.ui.console;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What xterm sends for a key. Pure.
final class KeyEncoder {
  private static final String ESC = "\033";

  private KeyEncoder() {}

  /// The bytes for a pressed key that gives no text of its own, or a control character.
  ///
  /// @param applicationCursorKeys whether the program asked for `ESC O` instead of `ESC [`
  static Optional<byte[]> pressed(KeyEvent event, boolean applicationCursorKeys) {
    int modifiers = modifiers(event);
    return text(event, modifiers, applicationCursorKeys)
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes for typed text; Alt puts an escape before it.
  static Optional<byte[]> typed(KeyEvent event, boolean altIsCompose) {
    String text = event.getCharacter();
    boolean altGraph = event.isAltDown() && event.isControlDown();
    boolean chord = (event.isControlDown() || event.isMetaDown()) && !altGraph;
    if (chord || text.isEmpty() || text.charAt(0) < 0x20 || text.charAt(0) == 0x7f) {
      return Optional.empty();
    }
    boolean prefix = event.isAltDown() && !altGraph && !altIsCompose;
    return Optional.of((prefix ? ESC + text : text).getBytes(StandardCharsets.UTF_8));
  }

  /// xterm's modifier number: 1 and Shift 1, Alt 2, Control 4.
  private static int modifiers(KeyEvent event) {
    return 1
        + (event.isShiftDown() ? 1 : 0)
        + (event.isAltDown() ? 2 : 0)
        + (event.isControlDown() ? 4 : 0);
  }

  private static Optional<String> text(KeyEvent event, int modifiers, boolean application) {
    return switch (event.getCode()) {
      case UP, KP_UP -> Optional.of(cursor('A', modifiers, application));
      case DOWN, KP_DOWN -> Optional.of(cursor('B', modifiers, application));
      case RIGHT, KP_RIGHT -> Optional.of(cursor('C', modifiers, application));
      case LEFT, KP_LEFT -> Optional.of(cursor('D', modifiers, application));
      case HOME -> Optional.of(cursor('H', modifiers, application));
      case END -> Optional.of(cursor('F', modifiers, application));
      case INSERT -> Optional.of(tilde(2, modifiers));
      case DELETE -> Optional.of(tilde(3, modifiers));
      case PAGE_UP -> Optional.of(tilde(5, modifiers));
      case PAGE_DOWN -> Optional.of(tilde(6, modifiers));
      case F1 -> Optional.of(function('P', modifiers));
      case F2 -> Optional.of(function('Q', modifiers));
      case F3 -> Optional.of(function('R', modifiers));
      case F4 -> Optional.of(function('S', modifiers));
      case F5 -> Optional.of(tilde(15, modifiers));
      case F6 -> Optional.of(tilde(17, modifiers));
      case F7 -> Optional.of(tilde(18, modifiers));
      case F8 -> Optional.of(tilde(19, modifiers));
      case F9 -> Optional.of(tilde(20, modifiers));
      case F10 -> Optional.of(tilde(21, modifiers));
      case F11 -> Optional.of(tilde(23, modifiers));
      case F12 -> Optional.of(tilde(24, modifiers));
      case ENTER -> Optional.of(alt(event, "\r"));
      case TAB -> Optional.of(event.isShiftDown() ? ESC + "[Z" : alt(event, "\t"));
      case ESCAPE -> Optional.of(alt(event, ESC));
      case BACK_SPACE -> Optional.of(alt(event, event.isControlDown() ? "\b" : "\177"));
      default -> control(event).map(text -> alt(event, text));
    };
  }

  private static String cursor(char last, int modifiers, boolean application) {
    if (modifiers > 1) {
      return ESC + "[1;" + modifiers + last;
    }
    return ESC + (application ? "O" : "[") + last;
  }

  private static String tilde(int number, int modifiers) {
    return ESC + "[" + number + (modifiers > 1 ? ";" + modifiers : "") + "~";
  }

  private static String function(char last, int modifiers) {
    return modifiers > 1 ? ESC + "[1;" + modifiers + last : ESC + "O" + last;
  }

  private static String alt(KeyEvent event, String text) {
    return event.isAltDown() ? ESC + text : text;
  }

  /// Control characters: Ctrl and a letter, and the few other keys that stand for one.
  private static Optional<String> control(KeyEvent event) {
    if (!event.isControlDown() || event.isMetaDown()) {
      return Optional.empty();
    }
    KeyCode key = event.getCode();
    if (key.isLetterKey() && key.getName().length() == 1) {
      return Optional.of(Character.toString(key.getName().charAt(0) & 0x1f));
    }
    return switch (key) {
      case SPACE, DIGIT2 -> Optional.of("\0");
      case OPEN_BRACKET, DIGIT3 -> Optional.of(ESC);
      case BACK_SLASH, DIGIT4 -> Optional.of("\034");
      case CLOSE_BRACKET, DIGIT5 -> Optional.of("\035");
      case DIGIT6 -> Optional.of("\036");
      case SLASH, UNDERSCORE, MINUS, DIGIT7 -> Optional.of("\037");
      case DIGIT8 -> Optional.of("\177");
      default -> Optional.empty();
    };
  }
}
