package app.coppice.terminal;

/// One movement of one key.
///
/// @param key its number, the same in AWT and JavaFX: letters and digits are their ASCII capitals
/// @param modifiers a sum of `SHIFT`, `ALT`, `CONTROL` and `SUPER`
/// @param text what the key alone would type, may be empty
public record KeyPress(int key, int modifiers, String text, Kind kind) {
  // xterm's bits.
  public static final int SHIFT = 1;
  public static final int ALT = 2;
  public static final int CONTROL = 4;
  public static final int SUPER = 8;

  static final int BACK_SPACE = 0x08;
  static final int TAB = 0x09;
  static final int ENTER = 0x0a;
  static final int ESCAPE = 0x1b;
  static final int SPACE = 0x20;

  /// What happens to the key.
  public enum Kind {
    PRESS,
    REPEAT,
    RELEASE
  }

  /// A key that goes down with these modifiers.
  public static KeyPress of(int key, int modifiers) {
    return new KeyPress(key, modifiers, "", Kind.PRESS);
  }

  boolean has(int modifier) {
    return (modifiers & modifier) != 0;
  }

  /// The character on the key without modifiers, in lower case; 0 for keys without one.
  int character() {
    if ((key >= 'A' && key <= 'Z')) {
      return key + ('a' - 'A');
    }
    if ((key >= '0' && key <= '9') || key == SPACE || "-,./;=[\\]".indexOf(key) >= 0) {
      return key;
    }
    return switch (key) {
      case 0xc0 -> '`';
      case 0xde -> '\'';
      case 0x96 -> '&';
      case 0x97 -> '*';
      case 0x98 -> '"';
      case 0x99 -> '<';
      case 0xa0 -> '>';
      case 0x200 -> '@';
      case 0x201 -> ':';
      case 0x202 -> '^';
      case 0x203 -> '$';
      case 0x205 -> '!';
      case 0x207 -> '(';
      case 0x208 -> '#';
      case 0x209 -> '+';
      case 0x20a -> ')';
      case 0x20b -> '_';
      default -> 0;
    };
  }
}
