package app.coppice.ui.console;

import app.coppice.terminal.InputModes;
import app.coppice.terminal.KeyPress;
import app.coppice.terminal.Keyboard;
import app.coppice.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keyboard of a terminal view: copy, paste and scrolling are its own, the window's keys pass,
/// everything else goes to the program. FX thread only.
final class TerminalKeys {
  private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");

  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private final KeyFilter window;
  private final KeyPresses presses = new KeyPresses();

  /// Whether the key that is down has been sent whole, so that its text must not follow.
  private boolean sentWhole;

  TerminalKeys(TerminalView view, Terminal terminal, Viewport viewport, KeyFilter window) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
    this.window = window;
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    view.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    view.focusedProperty().subscribe((before, focused) -> focusMoved(focused));
  }

  private void pressed(KeyEvent event) {
    if (own(event)) {
      event.consume();
      return;
    }
    if (window.keeps(event)) {
      return;
    }
    Optional<byte[]> bytes = Keyboard.pressed(presses.pressed(event), modes());
    boolean whole = modes().kittyFlags() != 0 || modes().modifyOtherKeys() != 0;
    if (bytes.isEmpty() && MAC && view.look().optionIsMeta()) {
      bytes = KeyPresses.meta(event).map(typed -> Keyboard.typed(typed.text(), typed.modifiers()));
      whole = true;
    }
    sentWhole = whole && bytes.isPresent();
    bytes.ifPresent(this::send);
    if (bytes.isPresent() || !isFunctionOfWindow(event)) {
      event.consume();
    }
  }

  /// Keys that give no bytes but may be shortcuts of the window: modifiers and chords.
  private static boolean isFunctionOfWindow(KeyEvent event) {
    return event.isControlDown() || event.isMetaDown() || event.isAltDown();
  }

  private void typed(KeyEvent event) {
    if (!sentWhole) {
      KeyPresses.typed(event, MAC)
          .ifPresent(typed -> send(Keyboard.typed(typed.text(), typed.modifiers())));
    }
    event.consume();
  }

  /// Sends what an input method has decided on.
  void committed(String text) {
    send(Keyboard.typed(text, 0));
  }

  private void released(KeyEvent event) {
    sentWhole = false;
    KeyPress release = presses.released(event);
    if (modes().kittyFlags() != 0 && !window.keeps(event)) {
      Keyboard.pressed(release, modes()).ifPresent(terminal::send);
    }
  }

  private void focusMoved(boolean focused) {
    presses.clear();
    if (modes().focusEvents()) {
      terminal.send((focused ? "\033[I" : "\033[O").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private InputModes modes() {
    return viewport.frame().input();
  }

  private void send(byte[] bytes) {
    if (!viewport.isFollowing()) {
      viewport.follow();
      view.changed();
    }
    view.typed();
    terminal.send(bytes);
  }

  private boolean own(KeyEvent event) {
    KeyCode key = event.getCode();
    boolean chord = MAC ? event.isMetaDown() : event.isControlDown() && event.isShiftDown();
    if (chord && key == KeyCode.C) {
      view.selection().copy();
      return true;
    }
    if ((chord && key == KeyCode.V) || (isShiftOnly(event) && key == KeyCode.INSERT)) {
      view.pasting().paste(Clipboard.getSystemClipboard().getString());
      return true;
    }
    boolean back = ConsoleKey.BACK.matches(event);
    if ((back || ConsoleKey.FORTH.matches(event)) && !viewport.frame().alternate()) {
      int page = Math.max(1, view.rows() - 1);
      viewport.scrollBy(back ? -page : page);
      view.changed();
      return true;
    }
    return false;
  }

  private static boolean isShiftOnly(KeyEvent event) {
    return event.isShiftDown()
        && !event.isControlDown()
        && !event.isAltDown()
        && !event.isMetaDown();
  }
}
