package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnListener;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What holds a session to its own worktree: found again after a start or a repair, proven before
/// each turn, and the session detached where it is gone. Blocking; thread-safe, but for those that
/// act within {@link Session#alone}.
final class WorktreeBinding {
  private static final Logger LOG = LoggerFactory.getLogger(WorktreeBinding.class);

  private final SessionGit git;
  private final ChangeTracker changes;
  private final Outfitting outfitting;
  private final Clock clock;

  WorktreeBinding(SessionGit git, ChangeTracker changes, Outfitting outfitting, Clock clock) {
    this.git = git;
    this.changes = changes;
    this.outfitting = outfitting;
    this.clock = clock;
  }

  /// After the start: finds the worktree again, or says that it is gone.
  void attach(Session session) {
    Standing standing = session.fold().standing();
    if (standing != Standing.READY && standing != Standing.DETACHED) {
      return;
    }
    SessionId id = session.snapshot().id();
    try {
      // This process holds the session's journal, so nobody else is at work on its worktree.
      git.reconcile(session.snapshot().repository(), id::equals);
      switch (findPatiently(session)) {
        case Place.Found found -> {
          follow(session, found);
          boolean moved = !found.folder().equals(session.snapshot().worktree());
          if (moved || standing == Standing.DETACHED) {
            session.happened(new SessionEvent.Attached(clock.instant(), found.folder()));
          }
          outfitting.resume(session);
          changes.follow(session, found);
        }
        case Place.Unusable(String problem) -> {
          if (standing == Standing.READY) {
            session.happened(new SessionEvent.Detached(clock.instant(), problem));
          }
          showCommitted(session);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The worktree of session {} cannot be found", session.snapshot().id(), e);
      session.happened(
          new SessionEvent.Detached(
              clock.instant(), "The worktree cannot be opened: " + Background.reason(e)));
      showCommitted(session);
    }
  }

  /// What was seen last ended with the process that saw it; what the branch has over its base can
  /// still be told.
  private void showCommitted(Session session) {
    SessionSnapshot snapshot = session.snapshot();
    try {
      Changes committed = git.branchChanges(snapshot).orElse(Changes.NONE);
      if (!committed.equals(snapshot.changes())) {
        session.happened(new SessionEvent.ChangesComputed(clock.instant(), committed));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("What the branch of session {} has cannot be read", snapshot.id(), e);
    }
  }

  /// After a repair: goes on in the worktree that is proven to be the session's own.
  void goOn(Session session) throws IOException, InterruptedException {
    if (git.find(session.snapshot()) instanceof Place.Found found) {
      ActionRecords.keep(session, new SessionEvent.Attached(clock.instant(), found.folder()));
      follow(session, found);
      changes.follow(session, found);
    }
  }

  /// The worktree may be on another branch than the session knows of.
  private void follow(Session session, Place.Found found) {
    WorktreeNews.branch(session.snapshot(), found, clock.instant()).forEach(session::happened);
  }

  /// Looks a second time when the first fails: one read that went wrong detaches nobody.
  private Place findPatiently(Session session) throws IOException {
    try {
      return git.find(session.snapshot());
    } catch (IOException e) {
      LOG.info("Looking again for the worktree of session {}", session.snapshot().id(), e);
      return git.find(session.snapshot());
    }
  }

  /// Whether the worktree is there; where it is gone, the session is detached when this returns.
  boolean holds(Session session) throws IOException, InterruptedException {
    return switch (findPatiently(session)) {
      case Place.Found _ -> true;
      case Place.Unusable(String problem) -> {
        changes.gone(session.snapshot().id());
        ActionRecords.keep(session, new SessionEvent.Detached(clock.instant(), problem));
        yield false;
      }
    };
  }

  /// Whether a turn may begin: its worktree is there and provably the session's own. If not, the
  /// session is detached; nothing ever runs in another folder instead. A worktree that cannot be
  /// read at the moment only fails the turn, which can be resumed.
  boolean isSound(Session session, TurnListener listener) {
    String problem;
    try {
      switch (git.find(session.snapshot())) {
        case Place.Found _ -> {
          return true;
        }
        case Place.Unusable(String found) -> problem = found;
      }
    } catch (IOException e) {
      String reason = "The worktree cannot be opened: " + Background.reason(e);
      listener.post(new TurnEvent.Notice(Entry.Notice.Kind.ERROR, reason));
      return false;
    }
    listener.post(new TurnEvent.Notice(Entry.Notice.Kind.ERROR, problem));
    changes.gone(session.snapshot().id());
    session.happened(new SessionEvent.Detached(clock.instant(), problem));
    return false;
  }
}
