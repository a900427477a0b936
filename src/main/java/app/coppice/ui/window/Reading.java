package app.coppice.ui.window;

import app.coppice.session.Changes;
import app.coppice.session.Engine;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What it means to the engine that a person looks at a session. FX thread only.
///
/// @param inView the sessions that are shown
/// @param focused whether the window has the keyboard
record Reading(
    Engine engine, Roster roster, Supplier<List<SessionId>> inView, BooleanSupplier focused) {

  /// Whether the person has it before them.
  boolean isBeingRead(SessionId session) {
    return focused.getAsBoolean() && inView.get().contains(session);
  }

  /// What is in view is read, once the window has the keyboard.
  void readInView() {
    inView.get().stream().filter(this::isBeingRead).forEach(this::read);
  }

  /// A session in the window that has the keyboard is read.
  private void read(SessionId id) {
    roster
        .snapshot(id)
        .filter(SessionSnapshot::unread)
        .ifPresent(it -> engine.submit(id, new SessionCommand.MarkRead()));
  }

  /// What an archived session had changed is read from its snapshot once somebody looks.
  void lookInto(SessionSnapshot snapshot) {
    if (snapshot.state() == SessionState.ARCHIVED && snapshot.changes().equals(Changes.NONE)) {
      engine.submit(snapshot.id(), new SessionCommand.RefreshChanges());
    }
  }
}
