package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.InputModes;
import app.coppice.terminal.KeyPress;
import app.coppice.terminal.Keyboard;
import java.nio.charset.StandardCharsets;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyPressesTest {
  private final KeyPresses presses = new KeyPresses();

  private static KeyEvent event(EventType<KeyEvent> type, KeyCode key, String modifiers) {
    return new KeyEvent(
        type,
        "",
        "",
        key,
        modifiers.contains("S"),
        modifiers.contains("C"),
        modifiers.contains("A"),
        false);
  }

  private static String type(String text, String modifiers) {
    KeyEvent event =
        new KeyEvent(
            KeyEvent.KEY_TYPED,
            text,
            "",
            KeyCode.UNDEFINED,
            false,
            modifiers.contains("C"),
            modifiers.contains("A"),
            false);
    return KeyPresses.typed(event, false)
        .map(typed -> Keyboard.typed(typed.text(), typed.modifiers()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("none");
  }

  @Test
  void theToolkitsKeysAreThoseOfTheTerminal() {
    for (KeyCode key : new KeyCode[] {KeyCode.LEFT, KeyCode.F7, KeyCode.DELETE, KeyCode.KP_UP}) {
      KeyPress press = presses.pressed(event(KeyEvent.KEY_PRESSED, key, "SC"));
      assertThat(Keyboard.pressed(press, InputModes.DEFAULT))
          .hasValueSatisfying(
              bytes -> assertThat(new String(bytes, StandardCharsets.US_ASCII)).contains(";6"));
    }
  }

  @Test
  void aKeyThatStaysDownRepeatsUntilItIsReleased() {
    KeyEvent down = event(KeyEvent.KEY_PRESSED, KeyCode.A, "");
    assertThat(presses.pressed(down).kind()).isEqualTo(KeyPress.Kind.PRESS);
    assertThat(presses.pressed(down).kind()).isEqualTo(KeyPress.Kind.REPEAT);
    assertThat(presses.released(event(KeyEvent.KEY_RELEASED, KeyCode.A, "")).kind())
        .isEqualTo(KeyPress.Kind.RELEASE);
    assertThat(presses.pressed(down).kind()).isEqualTo(KeyPress.Kind.PRESS);
  }

  @Test
  void typedTextIsSentOnceAndWithAltAfterAnEscape() {
    assertThat(type("\u00e9", "")).isEqualTo("\u00e9");
    assertThat(type("x", "A")).isEqualTo("\033x");
    assertThat(type("\003", "C")).isEqualTo("none");
    assertThat(type("\r", "")).isEqualTo("none");
    assertThat(type("@", "CA")).as("AltGr").isEqualTo("@");
  }

  @Test
  void aPasteCanNotEndItsOwnBrackets() {
    String hostile = "a\033[20\033[201~1~\r\nrm\u009b201~\n";
    assertThat(new String(Paste.bytes(hostile, true), StandardCharsets.UTF_8))
        .isEqualTo("\033[200~a[20[201~1~\rrm201~\r\033[201~");
    assertThat(new String(Paste.bytes("a\nb", false), StandardCharsets.UTF_8)).isEqualTo("a\rb");
  }

  @Test
  void optionAsMetaMeansTheKeysOwnLetter() {
    assertThat(KeyPresses.meta(option(KeyCode.B, "\u222b", false)))
        .contains(new KeyPresses.Typed("b", KeyPress.ALT));
    assertThat(KeyPresses.meta(option(KeyCode.B, "\u0131", true)))
        .contains(new KeyPresses.Typed("B", KeyPress.ALT));
    assertThat(KeyPresses.meta(option(KeyCode.PERIOD, "\u2265", false)))
        .contains(new KeyPresses.Typed(".", KeyPress.ALT));
    assertThat(KeyPresses.meta(option(KeyCode.LEFT, "", false))).isEmpty();
  }

  private static KeyEvent option(KeyCode code, String text, boolean shift) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, shift, false, true, false);
  }
}
