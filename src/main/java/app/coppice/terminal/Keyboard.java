package app.coppice.terminal;

import com.techsenger.jeditermfx.core.TerminalKeyEncoder;
import com.techsenger.jeditermfx.core.util.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a terminal sends for its keys: xterm's sequences, or those of the kitty keyboard protocol
/// where a program has asked for it. The table of cursor, editing and function keys is JediTerm's;
/// modifiers are put into its sequences here, because it knows them for some keys only.
/// Thread-safe.
public final class Keyboard {
  /// Modes of keys are ours to choose, so the encoders never change after they are made.
  private static final TerminalKeyEncoder NORMAL = new TerminalKeyEncoder(Platform.Linux);

  private static final TerminalKeyEncoder APPLICATION = application();
  private static final TerminalKeyEncoder NEW_LINE = newLine();
  private static final String ESC = "\033";
  private static final int DOWN = 0x28;
  private static final int END = 0x23;

  private Keyboard() {}

  private static TerminalKeyEncoder application() {
    TerminalKeyEncoder encoder = new TerminalKeyEncoder(Platform.Linux);
    encoder.arrowKeysApplicationSequences();
    encoder.keypadApplicationSequences(); // Home and End hang on this one, F1 to F4 wrongly too
    return encoder;
  }

  private static TerminalKeyEncoder newLine() {
    TerminalKeyEncoder encoder = new TerminalKeyEncoder(Platform.Linux);
    encoder.setAutoNewLine(true);
    return encoder;
  }

  /// The bytes for a key that types no text of its own, or a control character; empty when the
  /// program isn't to learn of it, or learns by its text.
  public static Optional<byte[]> pressed(KeyPress press, InputModes modes) {
    Optional<String> text =
        modes.kittyFlags() != 0
            ? KittyKeyboard.encode(press, modes.kittyFlags())
            : press.kind() == KeyPress.Kind.RELEASE ? Optional.empty() : xterm(press, modes);
    return text.map(sent -> sent.getBytes(StandardCharsets.UTF_8));
  }

  /// The bytes for typed text.
  ///
  /// @param modifiers Alt puts an escape before the text
  public static byte[] typed(String text, int modifiers) {
    String sent = (modifiers & KeyPress.ALT) != 0 ? ESC + text : text;
    return sent.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> xterm(KeyPress press, InputModes modes) {
    if (modes.modifyOtherKeys() > 0) {
      Optional<String> other = modified(press, modes.modifyOtherKeys());
      if (other.isPresent()) {
        return other;
      }
    }
    return switch (press.key()) {
      case KeyPress.TAB ->
          Optional.of(press.has(KeyPress.SHIFT) ? named(press, modes) : alt(press, "\t"));
      case KeyPress.ESCAPE -> Optional.of(alt(press, ESC));
      case KeyPress.BACK_SPACE ->
          Optional.of(alt(press, press.has(KeyPress.CONTROL) ? "\b" : "\177"));
      case KeyPress.ENTER ->
          Optional.of(alt(press, code(modes.newLine() ? NEW_LINE : NORMAL, press, 0)));
      default -> {
        String sequence = named(press, modes);
        yield sequence.isEmpty()
            ? control(press).map(text -> alt(press, text))
            : Optional.of(withModifiers(sequence, press.modifiers()));
      }
    };
  }

  /// JediTerm's sequence for a key without modifiers, empty when it has none.
  private static String named(KeyPress press, InputModes modes) {
    boolean cursor = press.key() >= END && press.key() <= DOWN;
    TerminalKeyEncoder encoder =
        cursor && modes.applicationCursorKeys() && press.modifiers() == 0 ? APPLICATION : NORMAL;
    boolean backTab = press.key() == KeyPress.TAB;
    return code(encoder, press, backTab ? KeyPress.SHIFT : 0);
  }

  private static String code(TerminalKeyEncoder encoder, KeyPress press, int modifiers) {
    // JavaFX has arrows of the keypad of its own.
    int key =
        switch (press.key()) {
          case 0xe0 -> 0x26;
          case 0xe1 -> DOWN;
          case 0xe2 -> 0x25;
          case 0xe3 -> 0x27;
          default -> press.key();
        };
    byte[] bytes = encoder.getCode(key, modifiers);
    return bytes == null
        ? KittyKeyboard.laterFunctionKey(key)
        : new String(bytes, StandardCharsets.US_ASCII);
  }

  /// `ESC [ A` and `ESC O A` become `ESC [ 1 ; m A`, `ESC [ 5 ~` becomes `ESC [ 5 ; m ~`.
  private static String withModifiers(String sequence, int modifiers) {
    if (modifiers == 0) {
      return sequence;
    }
    String last = sequence.substring(sequence.length() - 1);
    String number = sequence.substring(2, sequence.length() - 1);
    return ESC + "[" + (number.isEmpty() ? "1" : number) + ";" + (modifiers + 1) + last;
  }

  private static String alt(KeyPress press, String text) {
    return press.has(KeyPress.ALT) ? ESC + text : text;
  }

  /// xterm's `modifyOtherKeys`: keys whose modifiers would be lost. Level 1 leaves alone what has a
  /// traditional control character.
  private static Optional<String> modified(KeyPress press, int level) {
    int significant = press.modifiers() & ~KeyPress.SUPER;
    int character =
        switch (press.key()) {
          case KeyPress.ENTER -> 13;
          case KeyPress.TAB, KeyPress.ESCAPE -> press.key();
          case KeyPress.BACK_SPACE -> 127;
          default -> significant == KeyPress.SHIFT ? 0 : press.character();
        };
    boolean traditional =
        level == 1
            && (significant == KeyPress.ALT
                || (press.key() == KeyPress.TAB && significant == KeyPress.SHIFT)
                || press.key() == KeyPress.BACK_SPACE
                || press.key() == KeyPress.ESCAPE
                || control(press).isPresent());
    if (character == 0 || significant == 0 || traditional) {
      return Optional.empty();
    }
    return Optional.of(ESC + "[27;" + (significant + 1) + ";" + character + "~");
  }

  /// Control characters: Ctrl and a letter, and the few other keys that stand for one.
  private static Optional<String> control(KeyPress press) {
    if (!press.has(KeyPress.CONTROL) || press.has(KeyPress.SUPER)) {
      return Optional.empty();
    }
    int key = press.key();
    if (key >= 'A' && key <= 'Z') {
      return Optional.of(Character.toString(key & 0x1f));
    }
    return switch (press.character()) {
      case ' ', '2', '@' -> Optional.of("\0");
      case '[', '3' -> Optional.of(ESC);
      case '\\', '4' -> Optional.of("\034");
      case ']', '5' -> Optional.of("\035");
      case '6', '^' -> Optional.of("\036");
      case '/', '_', '-', '7' -> Optional.of("\037");
      case '8' -> Optional.of("\177");
      default -> Optional.empty();
    };
  }
}
