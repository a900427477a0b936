package app.coppice.ui.console;

import app.coppice.terminal.KeyPress;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// JavaFX's key events as those of a terminal. FX thread only.
final class KeyPresses {
  /// Keys beside letters whose sign is the same on most keyboards.
  private static final Set<KeyCode> SIGNS =
      EnumSet.of(
          KeyCode.DIGIT0,
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.DIGIT9,
          KeyCode.PERIOD,
          KeyCode.COMMA,
          KeyCode.MINUS);

  private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

  /// The press, or the repetition of one that is still down.
  KeyPress pressed(KeyEvent event) {
    boolean first = down.add(event.getCode());
    return press(event, first ? KeyPress.Kind.PRESS : KeyPress.Kind.REPEAT);
  }

  KeyPress released(KeyEvent event) {
    down.remove(event.getCode());
    return press(event, KeyPress.Kind.RELEASE);
  }

  /// Forgets what is down, because the view lost the keyboard.
  void clear() {
    down.clear();
  }

  private static KeyPress press(KeyEvent event, KeyPress.Kind kind) {
    return new KeyPress(event.getCode().getCode(), modifiers(event), event.getText(), kind);
  }

  /// The text of a typed key as it goes to the program; empty for controls and chords, which went
  /// when the key was pressed.
  ///
  /// @param altIsCompose whether Alt chose the character, as on a Mac
  static Optional<Typed> typed(KeyEvent event, boolean altIsCompose) {
    String text = event.getCharacter();
    boolean altGraph = event.isAltDown() && event.isControlDown();
    boolean chord = (event.isControlDown() || event.isMetaDown()) && !altGraph;
    if (chord || text.isEmpty() || text.charAt(0) < 0x20 || text.charAt(0) == 0x7f) {
      return Optional.empty();
    }
    boolean prefix = event.isAltDown() && !altGraph && !altIsCompose;
    return Optional.of(new Typed(text, prefix ? KeyPress.ALT : 0));
  }

  /// What a key with Option means where that is Meta: its own letter, not the one that a Mac
  /// chooses by Option. Empty for other chords and for keys without a letter.
  static Optional<Typed> meta(KeyEvent event) {
    KeyCode key = event.getCode();
    boolean plain = event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
    boolean sign = SIGNS.contains(key) && !event.isShiftDown();
    if (!plain || !(key.isLetterKey() || sign)) {
      return Optional.empty();
    }
    String letter = key.getChar();
    String text = event.isShiftDown() ? letter : letter.toLowerCase(Locale.ROOT);
    return Optional.of(new Typed(text, KeyPress.ALT));
  }

  /// Typed text and the modifiers it doesn't show.
  record Typed(String text, int modifiers) {}

  private static int modifiers(KeyEvent event) {
    return sum(event.isShiftDown(), event.isAltDown(), event.isControlDown(), event.isMetaDown());
  }

  static int modifiers(InputEvent event) {
    return switch (event) {
      case javafx.scene.input.MouseEvent mouse ->
          sum(mouse.isShiftDown(), mouse.isAltDown(), mouse.isControlDown(), mouse.isMetaDown());
      case javafx.scene.input.GestureEvent gesture ->
          sum(
              gesture.isShiftDown(),
              gesture.isAltDown(),
              gesture.isControlDown(),
              gesture.isMetaDown());
      default -> 0;
    };
  }

  private static int sum(boolean shift, boolean alt, boolean control, boolean meta) {
    return (shift ? KeyPress.SHIFT : 0)
        + (alt ? KeyPress.ALT : 0)
        + (control ? KeyPress.CONTROL : 0)
        + (meta ? KeyPress.SUPER : 0);
  }
}
