package app.coppice.terminal;

import java.util.Optional;

/// The kitty keyboard protocol: `CSI key ; modifiers : kind ; text u`, where no key is mistaken for
/// another. Pure.
final class KittyKeyboard {
  static final int DISAMBIGUATE = 1;
  static final int KINDS = 2;
  static final int ALTERNATES = 4;
  static final int ALL_KEYS = 8;
  static final int TEXT = 16;

  private static final int FIRST_LATER_FUNCTION_KEY = 0xf000;

  private KittyKeyboard() {}

  static Optional<String> encode(KeyPress press, int flags) {
    boolean all = (flags & ALL_KEYS) != 0;
    boolean kinds = (flags & KINDS) != 0;
    if (press.kind() == KeyPress.Kind.RELEASE && !kinds) {
      return Optional.empty();
    }
    String plain = plain(press.key());
    if (!all && !plain.isEmpty() && press.modifiers() == 0) {
      return press.kind() == KeyPress.Kind.RELEASE ? Optional.empty() : Optional.of(plain);
    }
    String functional = functional(press.key());
    if (!functional.isEmpty()) {
      return Optional.of(sequence(functional, "", press, kinds, ""));
    }
    int character = press.character();
    boolean typesText = (press.modifiers() & ~KeyPress.SHIFT) == 0;
    if (character == 0 || (typesText && !all)) {
      return all ? modifierKey(press, kinds) : Optional.empty();
    }
    return Optional.of(
        sequence(
            character + "u",
            (flags & ALTERNATES) != 0 ? shifted(press) : "",
            press,
            kinds,
            (flags & TEXT) != 0 ? text(press, typesText) : ""));
  }

  /// What the three keys send that stay as they are until all keys are reported.
  private static String plain(int key) {
    return switch (key) {
      case KeyPress.ENTER -> "\r";
      case KeyPress.TAB -> "\t";
      case KeyPress.BACK_SPACE -> "\177";
      default -> "";
    };
  }

  /// Number and last character of a key without text, empty for others.
  private static String functional(int key) {
    return switch (key) {
      case KeyPress.ESCAPE -> "27u";
      case KeyPress.ENTER -> "13u";
      case KeyPress.TAB -> "9u";
      case KeyPress.BACK_SPACE -> "127u";
      case 0x9b -> "2~";
      case 0x7f -> "3~";
      case 0x21 -> "5~";
      case 0x22 -> "6~";
      case 0x26, 0xe0 -> "1A";
      case 0x28, 0xe1 -> "1B";
      case 0x27, 0xe3 -> "1C";
      case 0x25, 0xe2 -> "1D";
      case 0x24 -> "1H";
      case 0x23 -> "1F";
      case 0x70 -> "1P";
      case 0x71 -> "1Q";
      case 0x72 -> "13~"; // CSI R is a cursor position report
      case 0x73 -> "1S";
      case 0x74 -> "15~";
      case 0x75, 0x76, 0x77, 0x78, 0x79 -> key - 0x75 + 17 + "~";
      case 0x7a -> "23~";
      case 0x7b -> "24~";
      case 0x9a -> "57361u";
      case 0x13 -> "57362u";
      case 0x20d -> "57363u";
      default -> keypad(key);
    };
  }

  private static String keypad(int key) {
    if (key >= FIRST_LATER_FUNCTION_KEY && key <= FIRST_LATER_FUNCTION_KEY + 11) {
      return 57376 + key - FIRST_LATER_FUNCTION_KEY + "u";
    }
    return "";
  }

  private static Optional<String> modifierKey(KeyPress press, boolean kinds) {
    int code =
        switch (press.key()) {
          case 0x10 -> 57441;
          case 0x11 -> 57442;
          case 0x12 -> 57443;
          case 0x9d, 0x20c -> 57444;
          case 0x14 -> 57358;
          case 0x91 -> 57359;
          case 0x90 -> 57360;
          default -> 0;
        };
    return code == 0 ? Optional.empty() : Optional.of(sequence(code + "u", "", press, kinds, ""));
  }

  private static String sequence(
      String key, String shifted, KeyPress press, boolean kinds, String text) {
    String number = key.substring(0, key.length() - 1);
    String last = key.substring(key.length() - 1);
    int kind =
        switch (press.kind()) {
          case PRESS -> 1;
          case REPEAT -> 2;
          case RELEASE -> 3;
        };
    String modifiers = Integer.toString(press.modifiers() + 1);
    if (kinds && kind > 1) {
      modifiers += ":" + kind;
    }
    if (modifiers.equals("1") && text.isEmpty()) {
      boolean letter = Character.isUpperCase(last.charAt(0));
      return "\033[" + (letter ? "" : number + shifted) + last;
    }
    String tail = text.isEmpty() ? "" : ";" + text;
    return "\033["
        + number
        + shifted
        + ";"
        + (modifiers.equals("1") ? "" : modifiers)
        + tail
        + last;
  }

  private static String shifted(KeyPress press) {
    String text = press.text();
    boolean other =
        press.has(KeyPress.SHIFT)
            && text.codePointCount(0, text.length()) == 1
            && text.codePointAt(0) != press.character();
    return other ? ":" + text.codePointAt(0) : "";
  }

  private static String text(KeyPress press, boolean typesText) {
    return typesText && press.kind() != KeyPress.Kind.RELEASE ? codes(press.text()) : "";
  }

  private static String codes(String text) {
    StringBuilder codes = new StringBuilder();
    text.codePoints()
        .filter(code -> !Character.isISOControl(code))
        .forEach(code -> codes.append(codes.isEmpty() ? "" : ":").append(code));
    return codes.toString();
  }

  /// xterm's sequences for F13 to F20, empty for other keys.
  static String laterFunctionKey(int key) {
    int[] numbers = {25, 26, 28, 29, 31, 32, 33, 34};
    int index = key - FIRST_LATER_FUNCTION_KEY;
    return index >= 0 && index < numbers.length ? "\033[" + numbers[index] + "~" : "";
  }
}
