package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleActions;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens and ends the terminals of the session in view. FX thread only.
final class SessionTerminals implements ConsoleActions {
  /// Until the view has been laid out and says its own size.
  private static final int COLUMNS = 100;

  private static final int ROWS = 24;

  private final Engine engine;
  private final NoticeBar notices;
  private final Supplier<Optional<SessionId>> current;
  private final Runnable changed;

  /// @param changed called on the FX thread after a terminal came
  SessionTerminals(
      Engine engine, NoticeBar notices, Supplier<Optional<SessionId>> current, Runnable changed) {
    this.engine = engine;
    this.notices = notices;
    this.current = current;
    this.changed = changed;
  }

  @Override
  public void openShell() {
    open(terminal -> {});
  }

  @Override
  public void closeTerminal(Terminal terminal) {
    terminal.close();
  }

  @Override
  public void restartShell(Terminal ended) {
    open(terminal -> ended.close());
  }

  private void open(Consumer<Terminal> then) {
    current
        .get()
        .ifPresent(session ->
            FxThread.deliver(
                engine.openShell(session, COLUMNS, ROWS),
                terminal -> {
                  then.accept(terminal);
                  changed.run();
                },
                failure ->
                    notices.problem(
                        Messages.text("window.shell.failed", Outcomes.reason(failure)))));
  }
}
