package app.coppice.ui.window;

import app.coppice.session.NewSession;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks what a new session is to do and starts it. FX thread only.
final class SessionStarter {
  private final WindowParts parts;
  private final Desk desk;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Actions actions;
  private final MissingKey missingKey;
  private Optional<Opened> opened = Optional.empty();

  /// The last one: what was written there and not sent is there again in the next.
  private Optional<NewSessionSheet> sheet = Optional.empty();

  /// A repository, and the session that was in view when it was opened.
  private record Opened(Path repository, Optional<SessionId> inView) {}

  SessionStarter(
      WindowParts parts, Desk desk, OverlayLayer overlays, NoticeBar notices, Actions actions) {
    this.parts = parts;
    this.desk = desk;
    this.overlays = overlays;
    this.notices = notices;
    this.actions = actions;
    missingKey = new MissingKey(parts.vault(), notices, actions);
    parts.vault().onChange(() -> FxThread.run(this::keyChanged));
  }

  private void keyChanged() {
    missingKey.takeBackIfMended();
    sheet.ifPresent(NewSessionSheet::keyChanged);
  }

  /// Takes note that a repository was opened: it is proposed until a session is chosen after that.
  void opened(Path repository) {
    opened = Optional.of(new Opened(repository, inView()));
  }

  private Optional<SessionId> inView() {
    return desk.current().map(SessionSnapshot::id);
  }

  /// Opens the sheet, for `repository` when it is given; says what to do first when none is open.
  void ask(Optional<Path> repository) {
    List<Path> choices = new ArrayList<>(parts.engine().repositories());
    if (choices.isEmpty()) {
      notices.offer(
          Messages.text("window.new.no-repository"),
          Messages.text("window.action.open-repository"),
          () -> actions.run("open-repository"));
      return;
    }
    opened = opened.filter(it -> it.inView().equals(inView()));
    repository
        .or(() -> opened.map(Opened::repository))
        .or(() -> desk.current().map(SessionSnapshot::repository))
        .filter(choices::remove)
        .ifPresent(choices::addFirst);
    NewSessionSheet.Defaults defaults =
        new NewSessionSheet.Defaults(
            sheet.map(NewSessionSheet::unsent).orElse(""),
            choices,
            parts.settings().current(),
            parts.models(),
            desk.current()
                .filter(it -> it.recorded() && it.repository().equals(choices.getFirst()))
                .isPresent());
    NewSessionSheet next =
        new NewSessionSheet(overlays, parts.engine(), missingKey, defaults, this::create);
    sheet = Optional.of(next);
    next.open();
  }

  private void create(NewSession request) {
    desk.enter(parts.engine().create(request));
    if (!request.recorded()) {
      missingKey.tellIfSo();
    }
  }
}
