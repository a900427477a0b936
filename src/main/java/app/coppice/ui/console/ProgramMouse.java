package app.coppice.ui.console;

import app.coppice.terminal.InputModes;
import app.coppice.terminal.MouseMove;
import app.coppice.terminal.Terminal;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// The mouse as the program in a terminal sees it. A movement inside one cell is told only where
/// the program counts pixels. FX thread only.
final class ProgramMouse {
  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private @Nullable MouseMove last;

  ProgramMouse(TerminalView view, Terminal terminal, Viewport viewport) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
  }

  /// Whether the program wants the mouse now. Shift keeps it for the person.
  boolean wants(boolean shift) {
    return modes().mouse() != InputModes.MouseTracking.NONE && viewport.isFollowing() && !shift;
  }

  private InputModes modes() {
    return viewport.frame().input();
  }

  void pressed(MouseEvent event) {
    tell(MouseMove.Kind.PRESS, button(event.getButton()), event);
  }

  void released(MouseEvent event) {
    tell(MouseMove.Kind.RELEASE, button(event.getButton()), event);
  }

  void moved(MouseEvent event) {
    int button =
        event.isPrimaryButtonDown()
            ? MouseMove.LEFT
            : event.isMiddleButtonDown()
                ? MouseMove.MIDDLE
                : event.isSecondaryButtonDown() ? MouseMove.RIGHT : MouseMove.NONE;
    tell(button == MouseMove.NONE ? MouseMove.Kind.MOVE : MouseMove.Kind.DRAG, button, event);
  }

  private void tell(MouseMove.Kind kind, int button, MouseEvent event) {
    int modifiers = KeyPresses.modifiers(event);
    MouseMove move = move(kind, button, modifiers, event.getX(), event.getY());
    boolean same = move.equals(last);
    last = move;
    if (!same || kind == MouseMove.Kind.PRESS || kind == MouseMove.Kind.RELEASE) {
      move.report(modes()).ifPresent(terminal::send);
    }
  }

  /// Tells of `lines` steps of the wheel, up when positive.
  void wheel(ScrollEvent event, int lines) {
    int button = lines > 0 ? MouseMove.WHEEL_UP : MouseMove.WHEEL_DOWN;
    int modifiers = KeyPresses.modifiers(event);
    Optional<byte[]> report =
        move(MouseMove.Kind.PRESS, button, modifiers, event.getX(), event.getY()).report(modes());
    for (int i = 0; i < Math.abs(lines); i++) {
      report.ifPresent(terminal::send);
    }
  }

  private MouseMove move(MouseMove.Kind kind, int button, int modifiers, double x, double y) {
    Range.Place place = view.placeAt(x, y);
    int column = Math.min(place.column(), view.columns() - 1);
    int row = (int) (place.line() - viewport.first());
    boolean pixels = modes().mouseForm() == InputModes.MouseForm.PIXELS;
    Point2D inText = view.inText(x, y);
    return new MouseMove(
        kind,
        button,
        modifiers,
        column,
        row,
        pixels ? (int) Math.max(0, inText.getX()) : 0,
        pixels ? (int) Math.max(0, inText.getY()) : 0);
  }

  private static int button(MouseButton button) {
    return switch (button) {
      case MIDDLE -> MouseMove.MIDDLE;
      case SECONDARY -> MouseMove.RIGHT;
      default -> MouseMove.LEFT;
    };
  }
}
