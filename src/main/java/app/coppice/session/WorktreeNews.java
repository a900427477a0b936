package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionGit.Place;
import java.time.Instant;
import java.util.List;

/// What a look at a session's worktree tells that the session does not know yet. Pure.
final class WorktreeNews {
  private WorktreeNews() {}

  /// What follows from another branch being checked out there than before.
  static List<SessionEvent> branch(SessionSnapshot session, Place.Found found, Instant now) {
    if (found.branch().equals(session.branch()) || found.branch().isEmpty()) {
      return List.of();
    }
    String text =
        "The worktree is on “"
            + found.branch()
            + "” now, no longer on “"
            + session.branch()
            + "”: it was renamed, or another branch checked out. The session goes on with “"
            + found.branch()
            + "”.";
    return List.of(
        new SessionEvent.OnBranch(now, found.branch()),
        new SessionEvent.Noted(now, new TurnEvent.Notice(Entry.Notice.Kind.NOTE, text)));
  }
}
