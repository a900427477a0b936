package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.InputModes.MouseForm;
import app.coppice.terminal.InputModes.MouseTracking;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyboardTest {
  private static final int UP = 0x26;
  private static final int LEFT = 0x25;
  private static final int END = 0x23;
  private static final int PAGE_DOWN = 0x22;
  private static final int DELETE = 0x7f;
  private static final int F1 = 0x70;
  private static final int S = KeyPress.SHIFT;
  private static final int A = KeyPress.ALT;
  private static final int C = KeyPress.CONTROL;

  private static InputModes modes(boolean application, int kitty, int other) {
    return new InputModes(
        application, false, false, false, true, MouseTracking.NONE, MouseForm.SGR, kitty, other);
  }

  private static String text(Optional<byte[]> bytes) {
    return bytes.map(sent -> new String(sent, StandardCharsets.UTF_8)).orElse("none");
  }

  private static String press(int key, int modifiers) {
    return text(Keyboard.pressed(KeyPress.of(key, modifiers), InputModes.DEFAULT));
  }

  private static String kitty(int flags, int key, int modifiers, String text, KeyPress.Kind kind) {
    return text(Keyboard.pressed(new KeyPress(key, modifiers, text, kind), modes(false, flags, 0)));
  }

  private static String other(int level, int key, int modifiers) {
    return text(Keyboard.pressed(KeyPress.of(key, modifiers), modes(false, 0, level)));
  }

  @Test
  void keysGiveWhatXtermSends() {
    assertThat(press(UP, 0)).isEqualTo("\033[A");
    assertThat(press(LEFT, C)).isEqualTo("\033[1;5D");
    assertThat(press(UP, A)).isEqualTo("\033[1;3A");
    assertThat(press(UP, S | A | C)).isEqualTo("\033[1;8A");
    assertThat(press(END, S)).isEqualTo("\033[1;2F");
    assertThat(press(DELETE, 0)).isEqualTo("\033[3~");
    assertThat(press(PAGE_DOWN, A)).isEqualTo("\033[6;3~");
    assertThat(press(F1, 0)).isEqualTo("\033OP");
    assertThat(press(F1 + 3, C)).isEqualTo("\033[1;5S");
    assertThat(press(F1 + 4, 0)).isEqualTo("\033[15~");
    assertThat(press(F1 + 11, A)).isEqualTo("\033[24;3~");
    assertThat(press(0xf000, 0)).as("F13").isEqualTo("\033[25~");
    assertThat(press(KeyPress.BACK_SPACE, 0)).isEqualTo("\177");
    assertThat(press(KeyPress.BACK_SPACE, C)).isEqualTo("\b");
    assertThat(press(KeyPress.TAB, S)).isEqualTo("\033[Z");
    assertThat(press(KeyPress.TAB, 0)).isEqualTo("\t");
    assertThat(press(KeyPress.ENTER, A)).isEqualTo("\033\r");
    assertThat(press(KeyPress.ESCAPE, 0)).isEqualTo("\033");
  }

  @Test
  void applicationModeChangesCursorKeysWithoutModifiersAndNothingElse() {
    InputModes application = modes(true, 0, 0);
    assertThat(text(Keyboard.pressed(KeyPress.of(UP, 0), application))).isEqualTo("\033OA");
    assertThat(text(Keyboard.pressed(KeyPress.of(END, 0), application))).isEqualTo("\033OF");
    assertThat(text(Keyboard.pressed(KeyPress.of(UP, C), application))).isEqualTo("\033[1;5A");
    assertThat(text(Keyboard.pressed(KeyPress.of(F1, 0), application))).isEqualTo("\033OP");
  }

  @Test
  void controlAndAKeyGiveControlCharacters() {
    assertThat(press('C', C)).isEqualTo("\003");
    assertThat(press(' ', C)).isEqualTo("\0");
    assertThat(press('[', C)).isEqualTo("\033");
    assertThat(press('X', C | A)).isEqualTo("\033\030");
    assertThat(press('C', 0)).isEqualTo("none");
  }

  @Test
  void kittysProtocolTellsKeysApartThatXtermMixesUp() {
    KeyPress.Kind down = KeyPress.Kind.PRESS;
    assertThat(kitty(1, 'I', C, "", down)).isEqualTo("\033[105;5u");
    assertThat(kitty(1, KeyPress.TAB, 0, "", down)).isEqualTo("\t");
    assertThat(kitty(1, KeyPress.ENTER, S, "", down)).isEqualTo("\033[13;2u");
    assertThat(kitty(1, KeyPress.ESCAPE, 0, "", down)).isEqualTo("\033[27u");
    assertThat(kitty(1, UP, 0, "", down)).isEqualTo("\033[A");
    assertThat(kitty(1, UP, A, "", down)).isEqualTo("\033[1;3A");
    assertThat(kitty(1, 'A', S, "A", down)).as("types its text").isEqualTo("none");
    assertThat(kitty(1, 'C', C, "", KeyPress.Kind.RELEASE)).isEqualTo("none");
    assertThat(kitty(3, 'C', C, "", KeyPress.Kind.RELEASE)).isEqualTo("\033[99;5:3u");
    assertThat(kitty(3, UP, 0, "", KeyPress.Kind.REPEAT)).isEqualTo("\033[1;1:2A");
    assertThat(kitty(8, 'A', 0, "a", down)).isEqualTo("\033[97u");
    assertThat(kitty(8, KeyPress.ENTER, 0, "", down)).isEqualTo("\033[13u");
    assertThat(kitty(12, 'A', S, "A", down)).isEqualTo("\033[97:65;2u");
    assertThat(kitty(24, 'A', S, "A", down)).isEqualTo("\033[97;2;65u");
    assertThat(kitty(8, 0x10, S, "", down)).as("Shift itself").isEqualTo("\033[57441;2u");
  }

  @Test
  void modifyOtherKeysKeepsModifiersThatWouldBeLost() {
    assertThat(other(1, KeyPress.ENTER, S)).isEqualTo("\033[27;2;13~");
    assertThat(other(1, 'C', C)).isEqualTo("\003");
    assertThat(other(2, 'C', C)).isEqualTo("\033[27;5;99~");
    assertThat(other(2, 'A', A)).isEqualTo("\033[27;3;97~");
    assertThat(other(2, 'A', S)).isEqualTo("none");
    assertThat(other(1, KeyPress.TAB, S)).isEqualTo("\033[Z");
  }

  @Test
  void keyboardFlagsArePushedAskedForAndPopped() {
    Screens screen = new Screens(20, 5);
    screen.feed("\033[?u\033[>1u\033[?u\033[=2;2u\033[?u\033[=1;3u\033[?u\033[<1u\033[?u");
    assertThat(screen.answers()).isEqualTo("\033[?0u\033[?1u\033[?3u\033[?2u\033[?0u");
    screen.feed("\033[>5u\033[?1049h");
    assertThat(screen.frame().input().kittyFlags()).as("each page has its own").isZero();
    screen.feed("\033[?1049l");
    assertThat(screen.frame().input().kittyFlags()).isEqualTo(5);
    screen.feed("\033[>9u".repeat(1000) + "\033[<9999u");
    assertThat(screen.frame().input().kittyFlags()).isZero();
  }
}
