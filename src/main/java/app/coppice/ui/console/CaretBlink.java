package app.coppice.ui.console;

import app.coppice.terminal.Caret;
import app.coppice.terminal.Screen.Frame;
import app.coppice.ui.kit.FxThread;
import java.time.Duration;

/// The blinking of a view's cursor: only where the keyboard is, and only for some seconds after it
/// moved, so that a terminal nobody works in costs nothing. FX thread only.
final class CaretBlink {
  /// Each half of a blink.
  private static final Duration HALF = Duration.ofMillis(530);

  /// After that it stands still, as in GTK.
  private static final Duration TIRES = Duration.ofSeconds(10);

  private final TerminalView view;
  private long place = -1;
  private long moved;
  private boolean ticking;
  private boolean out;

  CaretBlink(TerminalView view) {
    this.view = view;
    view.focusedProperty().subscribe(this::wake);
  }

  /// Whether the cursor is not to be seen now.
  boolean isOut() {
    return out;
  }

  private void wake() {
    moved = System.nanoTime();
    out = false;
  }

  /// Follows the cursor of the picture that is about to be painted.
  void follow(Frame frame) {
    long now = (frame.top() + frame.cursorRow()) * 10_000 + frame.cursorColumn();
    if (now != place) {
      place = now;
      wake();
    }
    if (!blinks(frame)) {
      out = false;
    } else if (!ticking && since() < TIRES.toNanos()) {
      ticking = true;
      FxThread.later(HALF, this::tick);
    }
  }

  private boolean blinks(Frame frame) {
    Caret caret = frame.program().caret();
    boolean wanted =
        caret.shape() == Caret.Shape.DEFAULT ? view.look().cursorBlinks() : caret.blinks();
    return wanted && frame.cursorVisible() && view.isFocused();
  }

  private long since() {
    return System.nanoTime() - moved;
  }

  private void tick() {
    ticking = false;
    boolean rests = since() >= TIRES.toNanos() || !view.isFocused();
    out = !rests && !out && since() >= HALF.toNanos();
    view.changed();
  }
}
