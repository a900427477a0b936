package app.coppice.ui.window;

import app.coppice.git.Adoptable;
import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.SessionSnapshot;
import app.coppice.settings.Settings;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets the person choose a worktree or branch that was made elsewhere, and begins a session with
/// it. FX thread only.
final class AdoptionVerbs {
  private final Desk desk;
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Supplier<Settings> settings;

  AdoptionVerbs(
      Desk desk,
      Engine engine,
      OverlayLayer overlays,
      NoticeBar notices,
      Supplier<Settings> settings) {
    this.desk = desk;
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    this.settings = settings;
  }

  void register(Actions actions) {
    actions.add(
        Action.Group.SESSIONS,
        "adopt",
        () -> repository().isPresent(),
        () -> repository().ifPresent(this::ask),
        "Shortcut+Alt+N");
  }

  private Optional<Path> repository() {
    return desk.current()
        .map(SessionSnapshot::repository)
        .or(() -> engine.repositories().stream().findFirst());
  }

  /// Shows what there is in a repository.
  void ask(Path repository) {
    FxThread.deliver(
        engine.worktreeCare().adoptable(repository),
        found -> show(repository, found),
        failure -> notices.problem(Messages.text("window.failed", Outcomes.reason(failure))));
  }

  private void show(Path repository, List<Adoptable> found) {
    if (found.isEmpty()) {
      notices.tell(Messages.text("window.adopt.none", ChoiceWords.folderName(repository)));
      return;
    }
    List<Palette.Choice> choices = found.stream().map(each -> choice(repository, each)).toList();
    new Palette(overlays, choices, Messages.text("window.adopt.prompt")).open();
  }

  private Palette.Choice choice(Path repository, Adoptable what) {
    return new Palette.Choice(
        what.branch().isEmpty() ? ChoiceWords.folderName(what.folder()) : what.branch(),
        detail(what),
        "",
        "",
        what.isFree(),
        () -> begin(repository, what));
  }

  private static String detail(Adoptable what) {
    if (!what.isFree()) {
      return what.obstacle();
    }
    return switch (what.kind()) {
      case WORKTREE -> Messages.text("window.adopt.worktree", what.folder());
      case BRANCH -> Messages.text("window.adopt.branch");
    };
  }

  private void begin(Path repository, Adoptable what) {
    Settings current = settings.get();
    NewSession request =
        new NewSession(
            repository,
            "",
            "",
            what.branch(),
            current.model(),
            ChoiceWords.defaultMode(current),
            false);
    desk.enter(engine.worktreeCare().adopt(request, what));
  }
}
