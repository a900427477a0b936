package app.coppice.ui.window;

import app.coppice.session.SessionId;
import java.nio.file.Path;

/// One row of the sidebar. A session's row names the session only, so it stays the same object
/// while the session changes.
sealed interface SidebarRow {
  record Group(Path repository, boolean folded) implements SidebarRow {}

  record Session(SessionId id) implements SidebarRow {}

  /// Heads the archived sessions of a repository.
  record Archive(Path repository, int count, boolean folded) implements SidebarRow {}
}
