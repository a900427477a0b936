package app.coppice.ui.console;

import app.coppice.terminal.Terminal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pastes into a view's terminal, after a question where that is risky. FX thread only.
final class Pasting {
  private final TerminalView view;
  private final Terminal terminal;
  private final Viewport viewport;
  private Consumer<String> question = this::now;

  Pasting(TerminalView view, Terminal terminal, Viewport viewport) {
    this.view = view;
    this.terminal = terminal;
    this.viewport = viewport;
  }

  /// Has `asker` ask the person before a text that a program might run too early is pasted.
  void onRisky(Consumer<String> asker) {
    question = asker;
  }

  /// Pastes a text, or asks first where it is risky.
  void paste(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return;
    }
    if (Paste.isRisky(text) && !viewport.frame().input().bracketedPaste()) {
      question.accept(text);
    } else {
      now(text);
    }
  }

  /// Pastes without a question.
  void now(String text) {
    viewport.follow();
    view.changed();
    terminal.send(Paste.bytes(text, viewport.frame().input().bracketedPaste()));
  }
}
