package app.coppice;

import app.coppice.cli.HandOver;
import app.coppice.cli.SessionAction;
import app.coppice.cli.SingleInstance;
import app.coppice.session.ActionResult;
import app.coppice.session.OpenResult;
import app.coppice.session.SessionId;
import app.coppice.session.SessionManager;
import app.coppice.ui.window.WindowLauncher;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Does what other processes hand over to this one's window, as soon as it stands. Thread-safe.
record WindowHost(CompletableFuture<Window> window) implements SingleInstance.Host {
  private static final ActionResult TAKEN = new ActionResult.Done("");

  /// What the window is made of, once it is open.
  ///
  /// @param rehearsal starts the recorded sessions
  record Window(
      SessionManager engine,
      WindowLauncher launcher,
      Supplier<CompletableFuture<ActionResult>> rehearsal) {}

  @Override
  public CompletableFuture<ActionResult> take(HandOver request) {
    return switch (request) {
      case HandOver.OpenFolders(List<Path> folders) -> {
        // Who hands over need not wait for a window that is just opening.
        var _ = window.thenAccept(open -> open.launcher().openFolders(folders));
        yield window.isDone()
            ? window.thenCompose(open -> unopened(open.engine(), folders))
            : CompletableFuture.completedFuture(TAKEN);
      }
      case HandOver.Rehearse _ -> {
        var _ = window.thenCompose(open -> open.rehearsal().get());
        yield CompletableFuture.completedFuture(TAKEN);
      }
      case HandOver.Notice(SessionId session) -> {
        var _ = window.thenAccept(open -> open.engine().notice(session));
        yield CompletableFuture.completedFuture(TAKEN);
      }
      case HandOver.Act(SessionId session, SessionAction action) ->
          window.thenCompose(open -> action.on(open.engine(), session));
    };
  }

  /// Says which folders are no repositories; the window says it too, and offers to make them some.
  private static CompletableFuture<ActionResult> unopened(
      SessionManager engine, List<Path> folders) {
    List<CompletableFuture<String>> found =
        folders.stream().map(folder -> problem(engine, folder)).toList();
    return CompletableFuture.allOf(found.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> {
          String problems =
              found.stream()
                  .map(CompletableFuture::join)
                  .filter(problem -> !problem.isEmpty())
                  .collect(Collectors.joining("\n"));
          return problems.isEmpty() ? TAKEN : new ActionResult.Refused(problems);
        });
  }

  private static CompletableFuture<String> problem(SessionManager engine, Path folder) {
    return engine
        .worktreeCare()
        .find(folder)
        .thenApply(result ->
            switch (result) {
              case OpenResult.Opened _ -> "";
              case OpenResult.NotARepository(Path where) ->
                  where + " is no git repository. Make it one: git init " + where;
              case OpenResult.Refused(Path _, String reason) -> reason;
            })
        .exceptionally(e -> folder + " cannot be opened: " + e.getMessage());
  }
}
