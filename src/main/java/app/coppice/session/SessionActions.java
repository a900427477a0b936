package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.agent.TurnListener;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import app.coppice.session.SessionGit.Shelved;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The longer works on one session: prepare, commit, land, put away, bring back. Every method
/// blocks and may be called on any thread; what came of it is told to the session as an event.
final class SessionActions {
  private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);
  private static final Duration TURN_END = Duration.ofSeconds(3);

  private final SessionGit git;
  private final ChangeTracker changes;
  private final TerminalDeck shells;
  private final SessionTurns turns;
  private final Clock clock;

  SessionActions(
      SessionGit git, ChangeTracker changes, TerminalDeck shells, SessionTurns turns, Clock clock) {
    this.git = git;
    this.changes = changes;
    this.shells = shells;
    this.turns = turns;
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
          keep(
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
    ActionResult result = git.commit(session.snapshot(), paths, message);
    changes.refresh(session.snapshot().id());
    return result;
  }

  ActionResult land(Session session, LandHow how) throws IOException, InterruptedException {
    if (session.fold().running()) {
      return new ActionResult.Refused("The agent is at work. Wait for it or stop it, then land.");
    }
    ActionResult result = git.land(session.snapshot(), how);
    changes.refresh(session.snapshot().id());
    return result;
  }

  List<String> losses(Session session) throws IOException {
    return session.fold().standing() == Standing.READY
        ? git.losses(session.snapshot())
        : new ArrayList<>();
  }

  ActionResult archive(Session session) throws IOException, InterruptedException {
    return whileHeld(session, this::archiveHeld);
  }

  private ActionResult archiveHeld(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (fold.standing() == Standing.ARCHIVED) {
      return new ActionResult.Refused("The session is archived already.");
    }
    return switch (takeAway(session, git::archive)) {
      case Shelved.Done(String receipt) -> {
        keep(session, new SessionEvent.Archived(clock.instant(), receipt));
        yield new ActionResult.Done("Archived. Branch, files and transcript are kept.");
      }
      case Shelved.Refused(String reason) -> {
        attach(session);
        yield new ActionResult.Refused(reason);
      }
    };
  }

  ActionResult delete(Session session) throws IOException, InterruptedException {
    return whileHeld(session, this::deleteHeld);
  }

  private ActionResult deleteHeld(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    Shelved shelved =
        fold.standing() == Standing.ARCHIVED
            ? new Shelved.Done(fold.receipt())
            : takeAway(session, git::trash);
    return switch (shelved) {
      case Shelved.Done(String receipt) -> {
        keep(session, new SessionEvent.Deleted(clock.instant(), receipt));
        yield new ActionResult.Done("Moved to the trash. It can be brought back from there.");
      }
      case Shelved.Refused(String reason) -> {
        attach(session);
        yield new ActionResult.Refused(reason);
      }
    };
  }

  /// Lets no turn start while `work` takes the worktree away; prompts sent meanwhile stay queued.
  private ActionResult whileHeld(Session session, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    try {
      keep(session, new SessionEvent.PuttingAway(clock.instant()));
      return work.of(session);
    } finally {
      session.happened(new SessionEvent.PuttingAwayEnded(clock.instant()));
    }
  }

  /// One of git's two ways to put a worktree away.
  private interface Shelving {
    Shelved shelve(SessionSnapshot session) throws IOException, InterruptedException;
  }

  /// Ends all that runs in the worktree, then puts it on git's shelf.
  private Shelved takeAway(Session session, Shelving shelving)
      throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    if (session.fold().standing() == Standing.PREPARING) {
      return new Shelved.Refused("The worktree is being made. Try again when it is there.");
    }
    if (!session.stopTurn(TURN_END)) {
      return new Shelved.Refused("The agent could not be stopped. Try again in a moment.");
    }
    turns.end(snapshot.id());
    shells.close(snapshot.id());
    changes.leave(snapshot.id());
    if (session.fold().standing() != Standing.READY) {
      return new Shelved.Done("");
    }
    try {
      return shelving.shelve(snapshot);
    } catch (IOException | RuntimeException e) {
      attach(session);
      throw e;
    }
  }

  ActionResult restore(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (fold.deleted() || fold.standing() != Standing.ARCHIVED) {
      return new ActionResult.Refused("The session is not archived.");
    }
    return bringBack(session, fold);
  }

  ActionResult undelete(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (!fold.deleted()) {
      return new ActionResult.Refused("The session is not in the trash.");
    }
    return bringBack(session, fold);
  }

  private ActionResult bringBack(Session session, SessionFold fold)
      throws IOException, InterruptedException {
    Place place = git.unshelve(session.snapshot(), fold.receipt());
    return switch (place) {
      case Place.Found found -> {
        keep(
            session,
            fold.deleted()
                ? new SessionEvent.Undeleted(clock.instant(), found.folder())
                : new SessionEvent.Restored(clock.instant(), found.folder()));
        changes.follow(session, found);
        yield new ActionResult.Done("Restored on branch " + found.branch() + ".");
      }
      case Place.Unusable(String problem) -> new ActionResult.Refused(problem);
    };
  }

  /// Tells the session and waits until the record is on disk.
  private static void keep(Session session, SessionEvent event)
      throws IOException, InterruptedException {
    try {
      session.announced(event).get();
    } catch (ExecutionException e) {
      throw new IOException("The session's journal could not be written", e);
    }
  }
}
