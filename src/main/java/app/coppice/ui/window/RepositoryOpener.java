package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.OpenResult;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    List<CompletableFuture<OpenResult>> opening =
        paths.stream().map(path -> engine.openRepository(path).handle(answer(path))).toList();
    FxThread.deliver(
        CompletableFuture.allOf(opening.toArray(CompletableFuture<?>[]::new))
            .thenApply(ignored -> opening.stream().map(CompletableFuture::join).toList()),
        this::show,
        failure -> notices.problem(Messages.text("window.failed", Outcomes.reason(failure))));
  }

  private static BiFunction<OpenResult, @Nullable Throwable, OpenResult> answer(Path path) {
    return (result, failure) ->
        failure == null ? result : new OpenResult.Refused(path, Outcomes.reason(failure));
  }

  /// One notice for all that were not opened, with the way out for each.
  private void show(List<OpenResult> results) {
    List<String> problems = new ArrayList<>();
    List<Path> plain = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (OpenResult result : results) {
      switch (result) {
        case OpenResult.Opened(Path repository) -> {
          names.add(ChoiceWords.folderName(repository));
          opened.accept(repository);
        }
        case OpenResult.NotARepository(Path folder) -> {
          problems.add(Messages.text("window.open.no-repository", folder));
          plain.add(folder);
        }
        case OpenResult.Refused(Path folder, String reason) ->
            problems.add(Messages.text("window.open.refused", folder, reason));
      }
    }
    if (problems.isEmpty() && !names.isEmpty() && notices.message().isEmpty()) {
      notices.tell(Messages.text("window.open.done", String.join(", ", names)));
    } else if (!problems.isEmpty()) {
      notices.problem(String.join("\n", problems));
      plain.forEach(folder -> notices.add(verb(folder, plain.size()), () -> initialise(folder)));
    }
  }

  private static String verb(Path folder, int folders) {
    return folders == 1
        ? Messages.text("window.open.init")
        : Messages.text("window.open.init.named", ChoiceWords.folderName(folder));
  }

  private void initialise(Path folder) {
    FxThread.deliver(
        engine.initRepository(folder).handle(answer(folder)),
        result -> show(List.of(result)),
        failure -> notices.problem(Messages.text("window.failed", Outcomes.reason(failure))));
  }
}
