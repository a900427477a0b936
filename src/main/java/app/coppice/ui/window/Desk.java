package app.coppice.ui.window;

import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.console.ConsolePane;
import java.nio.file.Path;
import java.util.Optional;

/// What the actions ask of the window: which session is in view, and to move about. FX thread only.
interface Desk {
  Optional<SessionSnapshot> current();

  void select(SessionId session);

  void enter(SessionId session);

  /// Opens the sheet for a new session, in `repository` when it is given.
  void newSession(Optional<Path> repository);

  /// Whether the keys go to a permission request of the session in view.
  boolean answering();

  void focusChat();

  void focusConsole();

  /// The console of the session in view.
  ConsolePane console();

  void focusReview();

  void focusSidebar();
}
