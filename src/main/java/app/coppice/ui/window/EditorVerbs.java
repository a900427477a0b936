package app.coppice.ui.window;

import app.coppice.session.ActionResult;
import app.coppice.session.Engine;
import app.coppice.session.ProgramStart;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.text.Escapes;
import app.coppice.ui.console.FilePlace;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.window.PersonsEditor.Opening;
import java.util.List;
import java.util.Optional;
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
  ///
  /// @return also why it was not opened, to be said beside what was pressed
  CompletableFuture<ActionResult> open(SessionId session, String path, int line, int column) {
    Optional<SessionSnapshot> known = engine.session(session);
    if (known.isEmpty()) {
      return CompletableFuture.completedFuture(cannotOpen(path));
    }
    CompletableFuture<ActionResult> done = new CompletableFuture<>();
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> WorktreeLinks.file(known.get().worktree(), path), Thread::startVirtualThread),
        found -> {
          if (found.isPresent()) {
            start(session, new FilePlace(found.get(), line, column), done);
          } else {
            done.complete(cannotOpen(path));
          }
        },
        _ -> done.complete(cannotOpen(path)));
    return done;
  }

  private static ActionResult cannotOpen(String path) {
    return new ActionResult.Refused(
        Messages.text("window.open-file.refused", Escapes.visibleOnOneLine(path)));
  }

  /// Opens a place; why that failed is a notice.
  void open(SessionId session, FilePlace place) {
    CompletableFuture<ActionResult> done = new CompletableFuture<>();
    start(session, place, done);
    FxThread.deliver(
        done,
        result -> {
          if (result instanceof ActionResult.Refused(String reason)) {
            window.notices().problem(reason);
          }
        },
        failure -> window.notices().problem(Outcomes.reason(failure)));
  }

  private void start(SessionId session, FilePlace place, CompletableFuture<ActionResult> done) {
    FxThread.deliver(
        editor.open(place),
        opening -> opened(session, place, opening, done),
        failure -> done.complete(failed(Outcomes.reason(failure))));
  }

  private void opened(
      SessionId session, FilePlace place, Opening opening, CompletableFuture<ActionResult> done) {
    String file = Escapes.visibleOnOneLine(String.valueOf(place.file().getFileName()));
    switch (opening) {
      case Opening.Started(String name) -> {
        String said =
            name.isEmpty()
                ? Messages.text("window.editor.desktop", file)
                : Messages.text("window.editor.started", file, name);
        window.notices().tell(said);
        done.complete(new ActionResult.Done(said));
      }
      case Opening.InTerminal(String _, List<String> command) ->
          FxThread.deliver(
              engine.openProgram(session, new ProgramStart(file, command, COLUMNS, ROWS)),
              _ -> {
                window.desk().select(session);
                window.desk().focusConsole();
                done.complete(new ActionResult.Done(""));
              },
              failure -> done.complete(failed(Outcomes.reason(failure))));
      case Opening.Failed(String reason) -> done.complete(failed(reason));
    }
  }

  private static ActionResult failed(String reason) {
    return new ActionResult.Refused(Messages.text("window.editor.failed", reason));
  }
}
