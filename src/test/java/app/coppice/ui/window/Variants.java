package app.coppice.ui.window;

import app.coppice.diff.FileDiff;
import app.coppice.session.Changes;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.List;
import java.util.Set;

/// Snapshots like another one but for what a test is about.
final class Variants {
  private Variants() {}

  static SessionSnapshot in(SessionSnapshot it, SessionState state) {
    return with(it, state, it.title(), it.unread(), it.changes(), it.problem());
  }

  static SessionSnapshot unread(SessionSnapshot it) {
    return with(it, it.state(), it.title(), true, it.changes(), it.problem());
  }

  static SessionSnapshot changed(SessionSnapshot it, int added, int removed) {
    FileDiff file =
        new FileDiff(
            "src/Retry.java",
            "src/Retry.java",
            FileDiff.Change.MODIFIED,
            List.of(),
            added,
            removed,
            FileDiff.Content.TOO_LARGE);
    Changes changes = new Changes(List.of(file), Set.of(file.path()), Set.of(), 1, 0);
    return with(it, it.state(), it.title(), it.unread(), changes, it.problem());
  }

  static SessionSnapshot ahead(SessionSnapshot it, int commits) {
    Changes changes = new Changes(List.of(), Set.of(), Set.of(), commits, 0);
    return with(it, it.state(), it.title(), it.unread(), changes, it.problem());
  }

  static SessionSnapshot problem(SessionSnapshot it, String problem) {
    return with(it, it.state(), it.title(), it.unread(), it.changes(), problem);
  }

  static SessionSnapshot with(
      SessionSnapshot it,
      SessionState state,
      String title,
      boolean unread,
      Changes changes,
      String problem) {
    return new SessionSnapshot(
        it.id(),
        it.repository(),
        title,
        it.branch(),
        it.base(),
        it.worktree(),
        state,
        it.progress(),
        it.mode(),
        it.model(),
        it.transcript(),
        it.pending(),
        it.queue(),
        changes,
        it.usage(),
        it.draft(),
        it.landed(),
        unread,
        it.resumable(),
        it.recorded(),
        problem,
        it.createdAt(),
        it.updatedAt());
  }

  static SessionSnapshot resumable(SessionSnapshot it, boolean resumable) {
    return new SessionSnapshot(
        it.id(),
        it.repository(),
        it.title(),
        it.branch(),
        it.base(),
        it.worktree(),
        it.state(),
        it.progress(),
        it.mode(),
        it.model(),
        it.transcript(),
        it.pending(),
        it.queue(),
        it.changes(),
        it.usage(),
        it.draft(),
        it.landed(),
        it.unread(),
        resumable,
        it.recorded(),
        it.problem(),
        it.createdAt(),
        it.updatedAt());
  }
}
