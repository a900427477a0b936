package app.coppice.ui.window;

import app.coppice.session.NewSession;
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

  SessionStarter(
      WindowParts parts, Desk desk, OverlayLayer overlays, NoticeBar notices, Actions actions) {
    this.parts = parts;
    this.desk = desk;
    this.overlays = overlays;
    this.notices = notices;
    this.actions = actions;
    missingKey = new MissingKey(parts.vault(), notices, actions);
    parts.vault().onChange(() -> FxThread.run(missingKey::takeBackIfMended));
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
    repository
        .or(() -> desk.current().map(SessionSnapshot::repository))
        .filter(choices::remove)
        .ifPresent(choices::addFirst);
    NewSessionSheet.Defaults defaults =
        new NewSessionSheet.Defaults(
            choices,
            parts.settings().current(),
            parts.models(),
            desk.current().map(SessionSnapshot::recorded).orElse(false));
    new NewSessionSheet(overlays, parts.engine(), defaults, this::create).open();
  }

  private void create(NewSession request) {
    desk.enter(parts.engine().create(request));
    if (!request.recorded()) {
      missingKey.tellIfSo();
    }
  }
}
