package app.coppice.terminal;

import app.coppice.terminal.InputModes.MouseTracking;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One movement of the mouse over a terminal. Immutable.
///
/// @param button `LEFT` to `NONE`, or one of the wheels'
/// @param modifiers of `KeyPress`
/// @param column from 0
/// @param row from 0
/// @param x pixels from the left edge of the first cell
/// @param y pixels from its top
public record MouseMove(Kind kind, int button, int modifiers, int column, int row, int x, int y) {
  public static final int LEFT = 0;
  public static final int MIDDLE = 1;
  public static final int RIGHT = 2;
  public static final int NONE = 3;
  public static final int WHEEL_UP = 64;
  public static final int WHEEL_DOWN = 65;
  public static final int WHEEL_LEFT = 66;
  public static final int WHEEL_RIGHT = 67;

  private static final int MOVED = 32;

  /// Above this a coordinate has no byte.
  private static final int PLAIN_LIMIT = 223;

  /// What the mouse did.
  public enum Kind {
    PRESS,
    RELEASE,
    DRAG,
    MOVE
  }

  /// Whether a program with these modes learns of such a movement.
  public static boolean isReported(Kind kind, InputModes modes) {
    MouseTracking tracking = modes.mouse();
    return switch (kind) {
      case PRESS -> tracking != MouseTracking.NONE;
      case RELEASE -> tracking.compareTo(MouseTracking.CLICKS) >= 0;
      case DRAG -> tracking.compareTo(MouseTracking.DRAGS) >= 0;
      case MOVE -> tracking == MouseTracking.MOTION;
    };
  }

  /// The report for the program, empty when it doesn't want one.
  public Optional<byte[]> report(InputModes modes) {
    if (!isReported(kind, modes)) {
      return Optional.empty();
    }
    int code = button;
    if (modes.mouse() != MouseTracking.PRESSES) {
      code +=
          ((modifiers & KeyPress.SHIFT) != 0 ? 4 : 0)
              + ((modifiers & KeyPress.ALT) != 0 ? 8 : 0)
              + ((modifiers & KeyPress.CONTROL) != 0 ? 16 : 0)
              + (kind == Kind.DRAG || kind == Kind.MOVE ? MOVED : 0);
    }
    return switch (modes.mouseForm()) {
      case SGR -> Optional.of(sgr(code, column + 1, row + 1));
      case PIXELS -> Optional.of(sgr(code, x + 1, y + 1));
      case PLAIN -> plain(kind == Kind.RELEASE ? (code & ~3) | NONE : code);
    };
  }

  private byte[] sgr(int code, int first, int second) {
    char last = kind == Kind.RELEASE ? 'm' : 'M';
    String text = "\033[<" + code + ";" + Math.max(1, first) + ";" + Math.max(1, second) + last;
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private Optional<byte[]> plain(int code) {
    if (column >= PLAIN_LIMIT || row >= PLAIN_LIMIT) {
      return Optional.empty();
    }
    byte[] bytes = {0x1b, '[', 'M', (byte) (code + 32), (byte) (column + 33), (byte) (row + 33)};
    return Optional.of(bytes);
  }
}
