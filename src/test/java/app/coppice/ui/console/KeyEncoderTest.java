package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class KeyEncoderTest {
  private static String press(KeyCode key, String modifiers, boolean application) {
    KeyEvent event =
        new KeyEvent(
            KeyEvent.KEY_PRESSED,
            "",
            "",
            key,
            modifiers.contains("S"),
            modifiers.contains("C"),
            modifiers.contains("A"),
            false);
    return KeyEncoder.pressed(event, application)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("none");
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
    return KeyEncoder.typed(event, false)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("none");
  }

  @Test
  void keysGiveWhatXtermSends() {
    assertThat(press(KeyCode.UP, "", false)).isEqualTo("\033[A");
    assertThat(press(KeyCode.UP, "", true)).isEqualTo("\033OA");
    assertThat(press(KeyCode.LEFT, "C", true)).isEqualTo("\033[1;5D");
    assertThat(press(KeyCode.END, "S", false)).isEqualTo("\033[1;2F");
    assertThat(press(KeyCode.DELETE, "", false)).isEqualTo("\033[3~");
    assertThat(press(KeyCode.PAGE_DOWN, "A", false)).isEqualTo("\033[6;3~");
    assertThat(press(KeyCode.F1, "", false)).isEqualTo("\033OP");
    assertThat(press(KeyCode.F4, "C", false)).isEqualTo("\033[1;5S");
    assertThat(press(KeyCode.F5, "", false)).isEqualTo("\033[15~");
    assertThat(press(KeyCode.F12, "", false)).isEqualTo("\033[24~");
    assertThat(press(KeyCode.BACK_SPACE, "", false)).isEqualTo("\177");
    assertThat(press(KeyCode.TAB, "S", false)).isEqualTo("\033[Z");
    assertThat(press(KeyCode.ENTER, "A", false)).isEqualTo("\033\r");
  }

  @Test
  void controlAndAKeyGiveControlCharacters() {
    assertThat(press(KeyCode.C, "C", false)).isEqualTo("\003");
    assertThat(press(KeyCode.SPACE, "C", false)).isEqualTo("\0");
    assertThat(press(KeyCode.OPEN_BRACKET, "C", false)).isEqualTo("\033");
    assertThat(press(KeyCode.X, "CA", false)).isEqualTo("\033\030");
    assertThat(press(KeyCode.C, "", false)).isEqualTo("none");
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
}
