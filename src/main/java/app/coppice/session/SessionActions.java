package app.coppice.session;

import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.session.SessionFold.Standing;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The longer works on one session: prepare, commit, land, discard. Every method blocks and may be
/// called on any thread, those that act within {@link Session#alone}; what came of it is told to
/// the session as an event.
final class SessionActions {
  private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);

  private final SessionGit git;
  private final ChangeTracker changes;
  private final Preparation preparation;
  private final ActionRecords records;
  private final Clock clock;

  SessionActions(
      SessionGit git,
      ChangeTracker changes,
      TerminalDeck shells,
      Outfitting outfitting,
      Clock clock) {
    this.git = git;
    this.changes = changes;
    this.preparation = new Preparation(git, changes, shells, outfitting, clock);
    this.records = new ActionRecords(clock);
    this.clock = clock;
  }

  void prepare(Session session) {
    preparation.prepare(session);
  }

  Terminal openProgram(Session session, ProgramStart start) throws IOException {
    return preparation.openProgram(session, start);
  }

  Terminal openShell(Session session, StyledText above, int columns, int rows) throws IOException {
    return preparation.openShell(session, above, columns, rows);
  }

  private static Optional<ActionResult> putAway(Session session) {
    return session.fold().standing() == Standing.ARCHIVED
        ? Optional.of(new ActionResult.Refused(ActionResult.Refused.ARCHIVED))
        : Optional.empty();
  }

  ActionResult land(Session session, LandRequest request) throws IOException, InterruptedException {
    Optional<ActionResult> away = putAway(session);
    if (away.isPresent()) {
      return away.get();
    }
    return records.whileHeld(session, held -> landHeld(held, request));
  }

  private ActionResult landHeld(Session session, LandRequest request)
      throws IOException, InterruptedException {
    if (session.fold().running()) {
      return new ActionResult.Refused("The agent is at work. Wait for it or stop it, then land.");
    }
    SessionSnapshot snapshot = session.snapshot();
    String target = request.into().isEmpty() ? snapshot.base() : request.into();
    try {
      return records.recorded(
          session,
          records.asked(Action.LAND, target, git.tip(snapshot, target)),
          it -> landed(it, git.land(it.snapshot(), request)));
    } finally {
      changes.refresh(snapshot.id());
    }
  }

  private ActionResult landed(Session session, ActionResult result) {
    if (result instanceof ActionResult.Done(String message)) {
      session.happened(new SessionEvent.Landed(clock.instant(), message));
    }
    return result;
  }

  /// @param paths all that is uncommitted when it is empty
  ActionResult discard(Session session, List<String> paths)
      throws IOException, InterruptedException {
    return changing(session, Action.DISCARD, it -> git.discard(it.snapshot(), paths));
  }

  ActionResult undoDiscard(Session session) throws IOException, InterruptedException {
    return changing(session, Action.UNDO_DISCARD, it -> git.undoDiscard(it.snapshot()));
  }

  /// Looks at the worktree again, soon.
  void look(Session session) {
    changes.refresh(session.snapshot().id());
  }

  /// Commits between its two records.
  ActionResult committing(Session session, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    Optional<ActionResult> away = putAway(session);
    if (away.isPresent()) {
      return away.get();
    }
    SessionSnapshot snapshot = session.snapshot();
    String tip = git.tip(snapshot, snapshot.branch());
    try {
      return records.recorded(session, records.asked(Action.COMMIT, snapshot.branch(), tip), work);
    } finally {
      changes.refresh(snapshot.id());
    }
  }

  /// What changes the index alone.
  ActionResult staging(Session session, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    Optional<ActionResult> away = putAway(session);
    if (away.isPresent()) {
      return away.get();
    }
    try {
      return work.of(session);
    } finally {
      changes.refresh(session.snapshot().id());
    }
  }

  /// What changes files that an agent could be writing at the same time.
  ActionResult changing(Session session, Action action, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    return moving(session, action, "", work);
  }

  /// The same where a branch moves by it.
  ActionResult moving(
      Session session, Action action, String branch, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    Optional<ActionResult> away = putAway(session);
    if (away.isPresent()) {
      return away.get();
    }
    try {
      return records.whileHeld(
          session,
          held ->
              held.fold().running()
                  ? new ActionResult.Refused("The agent is at work. Wait for it or stop it first.")
                  : records.recorded(held, asked(held, action, branch), work));
    } finally {
      changes.refresh(session.snapshot().id());
    }
  }

  private ActionAsked asked(Session session, Action action, String branch) throws IOException {
    String tip = branch.isEmpty() ? "" : git.tip(session.snapshot(), branch);
    return records.asked(action, branch, tip);
  }

  /// Does what changes neither files nor branch, between its two records.
  ActionResult recorded(
      Session session, Action action, String branch, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    Optional<ActionResult> away = putAway(session);
    return away.isPresent()
        ? away.get()
        : records.recorded(session, asked(session, action, branch), work);
  }

  /// Looks at what a session that was put away had changed.
  void showShelved(Session session) {
    try {
      Changes shelved = git.shelvedChanges(session.snapshot());
      if (!shelved.equals(session.snapshot().changes())) {
        session.happened(new SessionEvent.ChangesComputed(clock.instant(), shelved));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("The changes of {} cannot be read", session.snapshot().id(), e);
    }
  }

  /// Takes all away that the repository keeps for a deleted session. A repository that was deleted
  /// keeps nothing; one whose parent is missing too may be on a disk that is not connected.
  ///
  /// @throws IOException when it cannot be told; the message is for the person
  void forget(Session session) throws IOException {
    SessionSnapshot snapshot = session.snapshot();
    Path repository = snapshot.repository();
    if (Files.exists(repository)) {
      git.forget(snapshot);
      return;
    }
    Path parent = repository.getParent();
    if (parent != null && Files.notExists(parent)) {
      throw new IOException(
          "\u201c"
              + snapshot.title()
              + "\u201d stays in the trash: "
              + parent
              + " is not there, so what its repository keeps cannot be deleted. Connect the disk"
              + " and try again; if it is gone for ever, make that folder first.");
    }
  }

  List<String> archiveLosses(Session session) throws IOException {
    return session.fold().standing() == Standing.READY
        ? git.archiveLosses(session.snapshot())
        : List.of();
  }

  List<String> losses(Session session) throws IOException {
    return session.fold().standing() == Standing.READY
        ? git.losses(session.snapshot())
        : new ArrayList<>();
  }
}
