package app.coppice.ui.window;

import app.coppice.session.Changes;
import app.coppice.session.Engine;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;

/// What it means to the engine that a person looks at a session. FX thread only.
record Reading(Engine engine, Roster roster) {

  /// A session in the window that has the keyboard is read.
  void read(SessionId id) {
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
