package app.coppice.ui.window;

import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import app.coppice.session.Engine;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/// The way back for a session whose worktree others moved, deleted, locked or broke. FX thread
/// only.
final class MendVerbs {
  private final Engine engine;
  private final OverlayLayer overlays;
  private final NoticeBar notices;
  private final Outcomes outcomes;

  MendVerbs(Engine engine, OverlayLayer overlays, NoticeBar notices) {
    this.engine = engine;
    this.overlays = overlays;
    this.notices = notices;
    outcomes = new Outcomes(notices);
  }

  /// Whether there is something to mend.
  static boolean broken(SessionSnapshot session) {
    return session.state() == SessionState.DETACHED
        || (session.state() == SessionState.FAILED && !session.resumable());
  }

  /// Looks what is wrong and asks what to do.
  void ask(SessionSnapshot session) {
    FxThread.deliver(
        engine.worktreeCare().troubleOf(session.id()),
        trouble -> show(session, trouble),
        failure -> notices.problem(Messages.text("window.failed", Outcomes.reason(failure))));
  }

  private void show(SessionSnapshot session, Trouble trouble) {
    if (trouble.remedies().isEmpty()) {
      // It has come back meanwhile: a look makes the session go on.
      mend(session, Remedy.FIND_AGAIN, trouble.at());
      return;
    }
    new MendSheet(overlays, session, trouble, remedy -> chosen(session, remedy, trouble.at()))
        .open();
  }

  private void chosen(SessionSnapshot session, Remedy remedy, Path at) {
    switch (remedy) {
      case FIND_AGAIN, REPAIR, RECREATE, RECREATE_WITH_FILES -> mend(session, remedy, at);
      case UNLOCK ->
          outcomes.follow(
              engine.worktreeCare().mend(session.id(), remedy, at),
              done -> mend(session, Remedy.RECREATE, at));
      case LOCATE -> {
        Path where = located(at);
        if (where != null) {
          mend(session, remedy, where);
        }
      }
    }
  }

  private @Nullable Path located(Path near) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("window.mend.locate.verb"));
    Path parent = near.getParent();
    if (parent != null && Files.isDirectory(parent)) {
      chooser.setInitialDirectory(parent.toFile());
    }
    File folder = chooser.showDialog(overlays.getScene().getWindow());
    return folder == null ? null : folder.toPath();
  }

  private void mend(SessionSnapshot session, Remedy remedy, Path at) {
    outcomes.tell(engine.worktreeCare().mend(session.id(), remedy, at));
  }
}
