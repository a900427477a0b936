package app.coppice.ui.window;

import app.coppice.session.Outfits;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be done about what worktrees have beyond their files: the settings of a repository, the
/// set-up script once more, a look at the ports. FX thread only.
final class OutfitVerbs {
  private final Desk desk;
  private final Outfits outfits;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Supplier<List<Path>> repositories;
  private final Outcomes outcomes;

  /// @param repositories that are open, in the order they came
  OutfitVerbs(
      Desk desk,
      Outfits outfits,
      Supplier<List<Path>> repositories,
      OverlayLayer overlays,
      NoticeBar notices) {
    this.repositories = repositories;
    this.desk = desk;
    this.outfits = outfits;
    this.overlays = overlays;
    this.notices = notices;
    this.outcomes = new Outcomes(notices);
  }

  void register(Actions actions) {
    actions.add(
        Action.Group.REPOSITORIES,
        "repository-settings",
        () -> repository().isPresent(),
        () -> repository().ifPresent(this::settings),
        "Shortcut+Shift+Comma");
    actions.add(
        Action.Group.SESSIONS,
        "run-set-up",
        () -> desk.current().filter(it -> outfits.needsSetUp(it.id())).isPresent(),
        () -> desk.current().ifPresent(it -> outcomes.tell(outfits.setUp(it.id()))),
        "Shortcut+Shift+I");
    actions.add(
        Action.Group.SESSIONS,
        "stop-script",
        () -> desk.current().filter(it -> !outfits.script(it.id()).isEmpty()).isPresent(),
        () -> desk.current().ifPresent(it -> outcomes.tell(outfits.stopScript(it.id()))));
    actions.add(
        Action.Group.SESSIONS,
        "end-bringing",
        () -> desk.current().filter(it -> outfits.isBringing(it.id())).isPresent(),
        () -> desk.current().ifPresent(it -> outfits.endBringing(it.id())));
    actions.add(
        Action.Group.SESSIONS,
        "session-ports",
        () -> desk.current().flatMap(it -> outfits.ports(it.id())).isPresent(),
        () -> desk.current().ifPresent(this::ports));
  }

  /// That of the session in view; without one, what was opened last.
  private Optional<Path> repository() {
    return desk.current()
        .map(SessionSnapshot::repository)
        .or(() -> repositories.get().stream().reduce((_, last) -> last));
  }

  /// Opens the settings of a repository.
  void settings(Path repository) {
    FxThread.deliver(
        outfits.choices(repository),
        choices ->
            new RepositorySheet(
                    overlays,
                    repository,
                    choices,
                    chosen -> outcomes.tell(outfits.save(repository, chosen)))
                .open(),
        failure -> notices.problem(Messages.text("window.failed", Outcomes.reason(failure))));
  }

  private void ports(SessionSnapshot session) {
    outfits
        .ports(session.id())
        .ifPresent(range -> new PortsSheet(overlays, outfits, session, range).open());
  }
}
