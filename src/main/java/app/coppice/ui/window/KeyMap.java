package app.coppice.ui.window;

import app.coppice.ui.console.TerminalView;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Turns keys into actions, before any control sees them. Two exceptions: a sheet that is open
/// keeps its keys, and the terminal keeps what programs in it use: Ctrl with a letter, and the
/// function keys while one fills the screen. FX thread only.
final class KeyMap {
  /// Style class of the terminal's region, by which its keys are left to it.
  static final String CONSOLE = "console-pane";

  private static final long DOUBLE_PRESS_NANOS = 700_000_000;

  private final Actions actions;
  private final OverlayLayer overlays;
  private final Runnable letGo;
  private final Consumer<Action> refused;
  private long lastEscape;

  /// Whether the key that is down was an action's: its letter comes before it goes up.
  private boolean acted;

  /// @param letGo called when Control goes down or up: what its keys walked through is settled
  /// @param refused called with an action whose key was pressed and that is not possible now
  KeyMap(Actions actions, OverlayLayer overlays, Runnable letGo, Consumer<Action> refused) {
    this.actions = actions;
    this.overlays = overlays;
    this.letGo = letGo;
    this.refused = refused;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene.getFocusOwner(), event));
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::control);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    scene.addEventFilter(KeyEvent.KEY_TYPED, event -> typed(scene.getFocusOwner(), event));
  }

  private void released(KeyEvent event) {
    acted = false;
    control(event);
  }

  private void control(KeyEvent event) {
    if (event.getCode() == KeyCode.CONTROL) {
      letGo.run();
    }
  }

  private void pressed(@Nullable Node owner, KeyEvent event) {
    acted = false;
    if (overlays.busy() || programs(event, owner)) {
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE && !inConsole(owner)) {
      escape();
      return;
    }
    Optional<Action> action = actions.of(event);
    if (action.isPresent()) {
      event.consume();
      acted = true;
      action.get().run().run();
    } else {
      actions.impossible(event).ifPresent(refused);
    }
  }

  private void escape() {
    long now = System.nanoTime();
    if (lastEscape != 0 && now - lastEscape < DOUBLE_PRESS_NANOS) {
      lastEscape = 0;
      actions.run("stop-turn");
    } else {
      lastEscape = now;
    }
  }

  /// The letter of an action's key is nobody's: it would go to what the action gave the focus.
  private void typed(@Nullable Node owner, KeyEvent event) {
    if (acted) {
      event.consume();
    } else if ("?".equals(event.getCharacter())
        && !overlays.busy()
        && !inConsole(owner)
        && !takesText(owner)) {
      event.consume();
      actions.run("cheat-sheet");
    }
  }

  private static boolean takesText(@Nullable Node owner) {
    return owner instanceof TextInputControl field && field.isEditable();
  }

  /// Whether a key is that of a terminal's program. A shell at its prompt has no use for function
  /// keys and would write the end of their sequence; a program that fills the screen shows what
  /// they do.
  private static boolean programs(KeyEvent event, @Nullable Node owner) {
    if (event.isShiftDown() || event.isAltDown() || event.isMetaDown()) {
      return false;
    }
    return event.isControlDown()
        ? event.getCode().isLetterKey() && inConsole(owner)
        : event.getCode().isFunctionKey()
            && owner instanceof TerminalView terminal
            && terminal.isFilledByProgram();
  }

  private static boolean inConsole(@Nullable Node owner) {
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.getStyleClass().contains(CONSOLE)) {
        return true;
      }
    }
    return false;
  }
}
