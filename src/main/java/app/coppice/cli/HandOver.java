package app.coppice.cli;

import app.coppice.session.SessionId;
import java.nio.file.Path;
import java.util.List;

/// What one process may ask of the profile's window. This list is all there is: anything else is
/// refused, and what a request carries is data, never an option or a command line.
public sealed interface HandOver {
  /// Opens repositories, as if they were dropped on the window.
  ///
  /// @param folders absolute
  record OpenFolders(List<Path> folders) implements HandOver {
    public OpenFolders {
      folders = List.copyOf(folders);
    }
  }

  /// Starts the recorded sessions.
  record Rehearse() implements HandOver {}

  /// Tells that another process has made a session, or has let go of it.
  record Notice(SessionId session) implements HandOver {}

  /// Does something to a session that the window has open.
  record Act(SessionId session, SessionAction action) implements HandOver {}
}
