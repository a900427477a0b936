package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// Keeps what is typed while a shell is on its way, and types it into the shell when it is there,
/// never into a terminal that was there before. Keys of the window pass. FX thread only.
final class KeysAhead {
  private static final int MOST = 2_000;

  private final Node around;
  private final KeyFilter window;
  private final ConsoleActions actions;
  private final List<KeyEvent> kept = new ArrayList<>();
  private boolean waiting;
  private Set<Terminal> before = Set.of();
  private int asked;

  /// @param around whose keys are kept
  /// @param window what the window keeps for itself
  /// @param actions open shells
  KeysAhead(Node around, KeyFilter window, ConsoleActions actions) {
    this.around = around;
    this.window = window;
    this.actions = actions;
    around.addEventFilter(KeyEvent.ANY, this::take);
  }

  private void take(KeyEvent event) {
    if (waiting && !window.keeps(event)) {
      event.consume();
      if (kept.size() < MOST) {
        kept.add(event);
      }
    }
  }

  /// A shell is about to be opened.
  ///
  /// @param there the terminals of the session, none of which is the shell
  void expect(Set<Terminal> there) {
    waiting = true;
    before = Set.copyOf(there);
    asked++;
  }

  /// Opens the shell that is expected, see [ConsoleActions].
  void openShell(GridSize size, Runnable failed) {
    int own = asked;
    actions.openShell(size, () -> failed(own, failed));
  }

  /// Opens the shell that is expected in the place of another, see [ConsoleActions].
  void restartShell(Terminal ended, GridSize size, Runnable failed) {
    int own = asked;
    actions.restartShell(ended, size, () -> failed(own, failed));
  }

  private void failed(int own, Runnable failed) {
    if (own == asked) {
      drop();
    }
    failed.run();
  }

  /// Forgets what was typed: no shell comes here.
  void drop() {
    waiting = false;
    before = Set.of();
    kept.clear();
  }

  /// Another terminal is in use: the shell, where one was asked for.
  void giveTo(TerminalView view) {
    if (!waiting || before.contains(view.terminal())) {
      return;
    }
    if (around.isFocusWithin()) {
      view.requestFocus();
    }
    List<KeyEvent> typed = List.copyOf(kept);
    drop();
    typed.forEach(event -> view.fireEvent(event.copyFor(view, view)));
  }
}
