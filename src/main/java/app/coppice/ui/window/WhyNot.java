package app.coppice.ui.window;

import app.coppice.session.SessionState;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import java.util.function.Consumer;

/// Says why a key does nothing, where the reason is that the session in view is put away. FX thread
/// only.
record WhyNot(Desk desk, Actions actions, NoticeBar notices) implements Consumer<Action> {
  @Override
  public void accept(Action action) {
    boolean about =
        action.group() == Action.Group.SESSIONS || action.group() == Action.Group.REVIEW;
    if (about && desk.current().filter(it -> it.state() == SessionState.ARCHIVED).isPresent()) {
      notices.tell(
          Messages.text("window.archived.why", action.title(), actions.keyText("restore-session")));
    }
  }
}
