package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.OpenResult;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Opens what was dropped, chosen or named, several at once, and says what came of each. FX thread
/// only.
final class RepositoryOpener {
  private final Engine engine;
  private final NoticeBar notices;
  private final Consumer<Path> opened;

  /// @param opened called on the FX thread with each repository that is open now
  RepositoryOpener(Engine engine, NoticeBar notices, Consumer<Path> opened) {
    this.engine = engine;
    this.notices = notices;
    this.opened = opened;
  }

  void open(List<Path> paths) {
    for (Path path : paths) {
      follow(path, engine.openRepository(path));
    }
  }

  private void follow(Path path, CompletableFuture<OpenResult> result) {
    FxThread.deliver(
        result,
        this::show,
        failure ->
            notices.problem(Messages.text("window.open.failed", path, Outcomes.reason(failure))));
  }

  private void show(OpenResult outcome) {
    switch (outcome) {
      case OpenResult.Opened(Path repository) -> opened.accept(repository);
      case OpenResult.NotARepository(Path folder) ->
          notices.problem(
              Messages.text("window.open.no-repository", folder),
              Messages.text("window.open.init"),
              () -> follow(folder, engine.initRepository(folder)));
      case OpenResult.Refused(Path folder, String reason) ->
          notices.problem(Messages.text("window.open.refused", folder, reason));
    }
  }
}
