package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.ProgramStart;
import app.coppice.session.SessionId;
import app.coppice.text.Escapes;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.window.PersonsEditor.Opening;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Opens files in the person's editor and says what came of it; an editor without a window gets a
/// terminal of the session. FX thread only.
final class EditorVerbs {
  private static final int COLUMNS = 120;
  private static final int ROWS = 32;

  private final MainWindow window;
  private final Engine engine;
  private final PersonsEditor editor;

  EditorVerbs(MainWindow window, WindowParts parts) {
    this.window = window;
    engine = parts.engine();
    editor = parts.editor();
  }

  /// Opens a file of a session's worktree, by its path there.
  void open(SessionId session, String path, int line, int column) {
    engine
        .session(session)
        .ifPresent(it ->
            FxThread.deliver(
                CompletableFuture.supplyAsync(
                    () -> WorktreeLinks.file(it.worktree(), path), Thread::startVirtualThread),
                found ->
                    found.ifPresentOrElse(
                        file -> open(session, new FilePlace(file, line, column)),
                        () -> cannotOpen(path)),
                _ -> cannotOpen(path)));
  }

  private void cannotOpen(String path) {
    window
        .notices()
        .problem(Messages.text("window.open-file.refused", Escapes.visibleOnOneLine(path)));
  }

  void open(SessionId session, FilePlace place) {
    FxThread.deliver(
        editor.open(place),
        opening -> opened(session, place, opening),
        failure -> failed(Outcomes.reason(failure)));
  }

  private void opened(SessionId session, FilePlace place, Opening opening) {
    String file = Escapes.visibleOnOneLine(String.valueOf(place.file().getFileName()));
    switch (opening) {
      case Opening.Started(String name) ->
          window
              .notices()
              .tell(
                  name.isEmpty()
                      ? Messages.text("window.editor.desktop", file)
                      : Messages.text("window.editor.started", file, name));
      case Opening.InTerminal(String _, List<String> command) ->
          FxThread.deliver(
              engine.openProgram(session, new ProgramStart(file, command, COLUMNS, ROWS)),
              _ -> {
                window.select(session);
                window.focusConsole();
              },
              failure -> failed(Outcomes.reason(failure)));
      case Opening.Failed(String reason) -> failed(reason);
    }
  }

  private void failed(String reason) {
    window.notices().problem(Messages.text("window.editor.failed", reason));
  }
}
