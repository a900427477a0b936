package app.coppice.session;

import app.coppice.git.Adoption;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import app.coppice.session.SessionGit.Shelved;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Puts sessions away, into the archive or the trash, and brings them back. Blocking; thread-safe.
final class Stowage {
  private static final Duration TURN_END = Duration.ofSeconds(3);

  private final SessionGit git;
  private final WorktreeBinding binding;
  private final ChangeTracker changes;
  private final TerminalDeck shells;
  private final SessionTurns turns;
  private final ActionRecords records;
  private final Outfitting outfitting;
  private final Clock clock;

  Stowage(
      SessionGit git,
      WorktreeBinding binding,
      ChangeTracker changes,
      TerminalDeck shells,
      SessionTurns turns,
      Outfitting outfitting,
      Clock clock) {
    this.outfitting = outfitting;
    this.git = git;
    this.binding = binding;
    this.changes = changes;
    this.shells = shells;
    this.turns = turns;
    this.records = new ActionRecords(clock);
    this.clock = clock;
  }

  /// What a session's archiving or deleting leaves behind unless it is chosen.
  List<IgnoredChoice> ignored(Session session) throws IOException {
    return session.fold().standing() == Standing.READY
        ? git.ignored(session.snapshot())
        : List.of();
  }

  ActionResult archive(Session session) throws IOException, InterruptedException {
    return archive(session, Set.of());
  }

  /// @param keep paths of {@link #ignored} to keep all the same
  ActionResult archive(Session session, Set<String> keep) throws IOException, InterruptedException {
    return records.whileHeld(session, held -> archiveHeld(held, keep));
  }

  private ActionResult archiveHeld(Session session, Set<String> keep)
      throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (fold.standing() == Standing.ARCHIVED) {
      return new ActionResult.Refused("The session is archived already.");
    }
    return records.recorded(
        session, records.asked(Action.ARCHIVE, "", ""), it -> archiveNow(it, keep));
  }

  private ActionResult archiveNow(Session session, Set<String> keep)
      throws IOException, InterruptedException {
    return switch (takeAway(session, snapshot -> git.archive(snapshot, keep))) {
      case Shelved.Done(String receipt) -> {
        ActionRecords.keep(session, new SessionEvent.Archived(clock.instant(), receipt));
        yield new ActionResult.Done(
            "Archived. Branch, transcript and files are kept, large ignored files and build folders"
                + " are not.");
      }
      case Shelved.Refused(String reason) -> {
        binding.attach(session);
        yield new ActionResult.Refused(reason);
      }
    };
  }

  ActionResult delete(Session session) throws IOException, InterruptedException {
    return delete(session, Set.of());
  }

  /// @param keep paths of {@link #ignored} to keep all the same
  ActionResult delete(Session session, Set<String> keep) throws IOException, InterruptedException {
    return records.whileHeld(
        session,
        held ->
            records.recorded(
                held, records.asked(Action.DELETE, "", ""), it -> deleteHeld(it, keep)));
  }

  private ActionResult deleteHeld(Session session, Set<String> keep)
      throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    Shelved shelved =
        fold.standing() == Standing.ARCHIVED
            ? new Shelved.Done(fold.receipt())
            : takeAway(session, snapshot -> git.trash(snapshot, keep));
    return switch (shelved) {
      case Shelved.Done(String receipt) -> {
        ActionRecords.keep(session, new SessionEvent.Deleted(clock.instant(), receipt));
        yield new ActionResult.Done("Moved to the trash. It can be brought back from there.");
      }
      case Shelved.Refused(String reason) -> {
        binding.attach(session);
        yield new ActionResult.Refused(reason);
      }
    };
  }

  /// One of git's two ways to put a worktree away.
  private interface Shelving {
    Shelved shelve(SessionSnapshot session) throws IOException, InterruptedException;
  }

  /// Why a session cannot be put away as it is, and what to do first; empty where it can be tried.
  /// Reads only.
  String refusal(Session session) throws IOException, InterruptedException {
    Standing standing = session.fold().standing();
    if (standing == Standing.PREPARING) {
      return "The worktree is being made. Try again when it is there.";
    }
    return standing == Standing.READY ? git.unshelvable(session.snapshot()).orElse("") : "";
  }

  /// Ends all that runs in the worktree, then puts it on git's shelf.
  private Shelved takeAway(Session session, Shelving shelving)
      throws IOException, InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    // Before anything ends that would have ended for nothing.
    String refusal = refusal(session);
    if (!refusal.isEmpty()) {
      return new Shelved.Refused(refusal);
    }
    if (!session.stopTurn(TURN_END)) {
      return new Shelved.Refused("The agent could not be stopped. Try again in a moment.");
    }
    if (session.fold().standing() == Standing.READY) {
      outfitting.tearDown(session);
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
      binding.attach(session);
      throw e;
    }
  }

  ActionResult restore(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (fold.deleted() || fold.standing() != Standing.ARCHIVED) {
      return new ActionResult.Refused("The session is not archived.");
    }
    return records.recorded(
        session, records.asked(Action.RESTORE, "", ""), it -> bringBack(it, fold));
  }

  ActionResult undelete(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (!fold.deleted()) {
      return new ActionResult.Refused("The session is not in the trash.");
    }
    return records.recorded(
        session, records.asked(Action.UNDELETE, "", ""), it -> bringBack(it, fold));
  }

  private ActionResult bringBack(Session session, SessionFold fold)
      throws IOException, InterruptedException {
    return switch (unshelved(session, fold)) {
      case Place.Found found -> {
        if (!Adoption.isAdopted(found.gitFolder())) {
          outfitting.completeAgain(session);
        }
        ActionRecords.keep(
            session,
            fold.deleted()
                ? new SessionEvent.Undeleted(clock.instant(), found.folder())
                : new SessionEvent.Restored(clock.instant(), found.folder()));
        changes.follow(session, found);
        outfitting.setUp(session, found.folder());
        yield new ActionResult.Done("Restored on branch " + found.branch() + ".");
      }
      case Place.Unusable(String problem) -> {
        progressed(session, 1);
        yield new ActionResult.Refused(problem);
      }
    };
  }

  private Place unshelved(Session session, SessionFold fold)
      throws IOException, InterruptedException {
    progressed(session, 0);
    try {
      return git.unshelve(session.snapshot(), fold.receipt(), new BroughtBack(session));
    } catch (IOException | InterruptedException | RuntimeException e) {
      progressed(session, 1);
      throw e;
    }
  }

  private void progressed(Session session, double done) {
    session.happened(new SessionEvent.Progressed(clock.instant(), done));
  }

  /// Tells a session how far its files are back. Their folder it learns when all are there.
  private final class BroughtBack implements SessionGit.Making {
    private final Session session;

    BroughtBack(Session session) {
      this.session = session;
    }

    @Override
    public void advanced(double done) {
      progressed(session, done);
    }

    @Override
    public void placed(Path folder) {
      // A session that is put away starts nothing in it.
    }

    @Override
    public void leftOut(String sentence) {
      if (!Preparation.isSaid(session, sentence)) {
        session.happened(new SessionEvent.Noted(clock.instant(), Preparation.remark(sentence)));
      }
    }

    @Override
    public void setAside(Path folder) {
      session.happened(new SessionEvent.Noted(clock.instant(), Preparation.kept(folder)));
    }
  }
}
