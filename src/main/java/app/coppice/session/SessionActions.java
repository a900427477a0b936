package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnListener;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The longer works on one session: prepare, attach, commit, land. Every method blocks and may be
/// called on any thread; what came of it is told to the session as an event.
final class SessionActions {
  private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);

  private final SessionGit git;
  private final ChangeTracker changes;
  private final TerminalDeck shells;
  private final ActionRecords records;
  private final Clock clock;

  SessionActions(SessionGit git, ChangeTracker changes, TerminalDeck shells, Clock clock) {
    this.git = git;
    this.changes = changes;
    this.shells = shells;
    this.records = new ActionRecords(clock);
    this.clock = clock;
  }

  /// Makes branch and worktree, or finds them where an earlier try made them.
  void prepare(Session session) {
    try {
      Place place =
          git.prepare(
              session.snapshot(),
              done -> session.happened(new SessionEvent.Progressed(clock.instant(), done)));
      switch (place) {
        case Place.Found found -> {
          ActionRecords.keep(
              session,
              new SessionEvent.Prepared(
                  clock.instant(), found.branch(), found.base(), found.folder()));
          changes.follow(session, found);
        }
        case Place.Unusable(String problem) ->
            session.happened(new SessionEvent.PreparationFailed(clock.instant(), problem));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Session {} cannot be prepared", session.snapshot().id(), e);
      session.happened(
          new SessionEvent.PreparationFailed(
              clock.instant(), "The worktree could not be made: " + Background.reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
          boolean moved = !found.folder().equals(session.snapshot().worktree());
          if (moved || standing == Standing.DETACHED) {
            session.happened(new SessionEvent.Attached(clock.instant(), found.folder()));
          }
          changes.follow(session, found);
        }
        case Place.Unusable(String problem) -> {
          if (standing == Standing.READY) {
            session.happened(new SessionEvent.Detached(clock.instant(), problem));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The worktree of session {} cannot be found", session.snapshot().id(), e);
      session.happened(
          new SessionEvent.Detached(
              clock.instant(), "The worktree cannot be opened: " + Background.reason(e)));
    }
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

  /// Whether a turn may begin: its worktree is there and provably the session's own. If not, the
  /// session is detached; nothing ever runs in another folder instead. A worktree that cannot be
  /// read at the moment only fails the turn, which can be resumed.
  boolean worktreeIsSound(Session session, TurnListener listener) {
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
    session.happened(new SessionEvent.Detached(clock.instant(), problem));
    changes.leave(session.snapshot().id());
    return false;
  }

  Terminal openShell(Session session, int columns, int rows) throws IOException {
    SessionSnapshot snapshot = session.snapshot();
    return switch (git.find(snapshot)) {
      case Place.Found found -> shells.open(snapshot.id(), found.folder(), columns, rows);
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  ActionResult commit(Session session, List<String> paths, String message)
      throws IOException, InterruptedException {
    if (message.isBlank()) {
      return new ActionResult.Refused("A commit needs a message.");
    }
    SessionSnapshot snapshot = session.snapshot();
    String tip = git.tip(snapshot, snapshot.branch());
    try {
      return records.recorded(
          session,
          records.asked(Action.COMMIT, snapshot.branch(), tip),
          it -> git.commit(it.snapshot(), paths, message));
    } finally {
      changes.refresh(snapshot.id());
    }
  }

  /// @param into a local branch; empty for the base
  ActionResult land(Session session, LandHow how, String into)
      throws IOException, InterruptedException {
    if (session.fold().running()) {
      return new ActionResult.Refused("The agent is at work. Wait for it or stop it, then land.");
    }
    SessionSnapshot snapshot = session.snapshot();
    String target = into.isEmpty() ? snapshot.base() : into;
    try {
      return records.recorded(
          session,
          records.asked(Action.LAND, target, git.tip(snapshot, target)),
          it -> git.land(it.snapshot(), how, into));
    } finally {
      changes.refresh(snapshot.id());
    }
  }

  List<String> losses(Session session) throws IOException {
    return session.fold().standing() == Standing.READY
        ? git.losses(session.snapshot())
        : new ArrayList<>();
  }
}
