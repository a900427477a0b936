package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.terminal.Terminal;
import app.coppice.ui.console.ConsoleActions;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.console.GridSize;
import app.coppice.ui.console.LinkActions;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens and ends the terminals of the session in view. FX thread only.
final class SessionTerminals implements ConsoleActions {
  private static final Logger LOG = LoggerFactory.getLogger(SessionTerminals.class);

  private final LinkActions links;
  private final Engine engine;
  private final NoticeBar notices;
  private final RunningPrograms programs;
  private final Supplier<Optional<SessionId>> current;
  private final Runnable changed;

  /// @param links opens what terminals name
  /// @param changed called on the FX thread after a terminal came
  SessionTerminals(
      Engine engine,
      NoticeBar notices,
      RunningPrograms programs,
      LinkActions links,
      Supplier<Optional<SessionId>> current,
      Runnable changed) {
    this.links = links;
    this.engine = engine;
    this.notices = notices;
    this.programs = programs;
    this.current = current;
    this.changed = changed;
  }

  @Override
  public void restoreShells(GridSize size) {
    current
        .get()
        .ifPresent(session ->
            FxThread.deliver(
                engine.restoreTerminals(session, size.columns(), size.rows()),
                _ -> {},
                failure -> LOG.warn("A terminal does not come back: {}", failure.getMessage())));
  }

  @Override
  public void openShell(GridSize size, Runnable failed) {
    current
        .get()
        .ifPresent(session ->
            open(engine.openShell(session, size.columns(), size.rows()), terminal -> {}, failed));
  }

  @Override
  public void closeTerminal(Terminal terminal) {
    current
        .get()
        .ifPresent(session ->
            programs.before(
                Messages.text("window.programs.terminal", terminal.name()),
                List.of(terminal),
                () -> engine.closeTerminal(session, terminal)));
  }

  @Override
  public void restartShell(Terminal ended, GridSize size, Runnable failed) {
    // Another session may be in view when the shell is there.
    current
        .get()
        .ifPresent(session ->
            open(
                engine.restartShell(session, ended, size.columns(), size.rows()),
                terminal -> {
                  terminal.rename(ended.name());
                  engine.closeTerminal(session, ended);
                },
                failed));
  }

  @Override
  public void renamed(Terminal terminal) {
    changed.run();
  }

  @Override
  public void openWeb(URI address) {
    links.openWeb(address);
  }

  @Override
  public CompletableFuture<Optional<Path>> find(String folder, String path) {
    return links.find(folder, path);
  }

  @Override
  public void open(Terminal terminal, FilePlace place) {
    links.open(terminal, place);
  }

  @Override
  public void openInEditor(FilePlace place) {
    links.openInEditor(place);
  }

  @Override
  public void refuse(String address) {
    links.refuse(address);
  }

  private void open(CompletableFuture<Terminal> opening, Consumer<Terminal> then, Runnable failed) {
    FxThread.deliver(
        opening,
        terminal -> {
          then.accept(terminal);
          changed.run();
        },
        failure -> {
          failed.run();
          notices.problem(Messages.text("window.shell.failed", Outcomes.reason(failure)));
        });
  }
}
