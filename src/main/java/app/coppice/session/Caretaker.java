package app.coppice.session;

import app.coppice.git.Adoptable;
import app.coppice.git.Remedy;
import app.coppice.git.Trouble;
import app.coppice.session.SessionEvent.ActionAsked.Action;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Takes worktrees on that others made, and mends those that others moved or broke, as the person
/// chooses. Thread-safe.
final class Caretaker implements WorktreeCare {
  private final SessionGit git;
  private final WorktreeBinding binding;
  private final OpenSessions sessions;
  private final ActionRecords records;
  private final Redacted redacted;
  private final Listeners listeners;
  private final Remaking remaking;

  Caretaker(
      SessionGit git,
      WorktreeBinding binding,
      ChangeTracker changes,
      OpenSessions sessions,
      Redacted redacted,
      Listeners listeners,
      Clock clock) {
    this.git = git;
    this.binding = binding;
    this.sessions = sessions;
    this.records = new ActionRecords(clock);
    this.redacted = redacted;
    this.listeners = listeners;
    this.remaking = new Remaking(git, changes, listeners, clock);
  }

  @Override
  public CompletableFuture<OpenResult> find(Path folder) {
    return Background.run("find-repository", () -> git.open(folder));
  }

  @Override
  public CompletableFuture<List<Adoptable>> adoptable(Path repository) {
    return Background.run("adoptable", () -> git.mending().adoptable(repository));
  }

  @Override
  public SessionId adopt(NewSession request, Adoptable what) {
    NewSession asked =
        new NewSession(
            request.repository(),
            request.prompt(),
            request.base(),
            what.branch(),
            request.model(),
            request.mode(),
            request.recorded());
    return switch (what.kind()) {
      case WORKTREE -> sessions.adopt(asked, what.folder());
      case BRANCH -> sessions.create(asked);
    };
  }

  @Override
  public CompletableFuture<Trouble> troubleOf(SessionId id) {
    return Background.run(
        "trouble",
        () -> {
          Optional<Session> session = sessions.find(id);
          return session.isPresent()
              ? git.mending().troubleOf(session.get().snapshot())
              : new Trouble("There is no such session.", List.of(), Path.of(""));
        });
  }

  @Override
  public CompletableFuture<ActionResult> mend(SessionId id, Remedy remedy, Path at) {
    ActionResult absent = new ActionResult.Refused("There is no such session.");
    Function<Throwable, ActionResult> refused = e -> new ActionResult.Refused(Background.reason(e));
    return Background.run(
            "mend", () -> sessions.alone(id, session -> mend(session, remedy, at)).orElse(absent))
        .exceptionally(refused)
        .thenApply(redacted::result)
        .whenComplete((_, _) -> listeners.structureChanged());
  }

  private ActionResult mend(Session session, Remedy remedy, Path at)
      throws IOException, InterruptedException {
    Standing standing = session.fold().standing();
    if (standing == Standing.PREPARING) {
      return new ActionResult.Refused(
          "The session's worktree is being made at this moment. Look again when that has ended.");
    }
    // Right after a start, or a deletion, the session may not know yet.
    boolean gone = standing == Standing.READY && !binding.holds(session);
    if (!gone && standing != Standing.DETACHED && standing != Standing.UNPREPARED) {
      return new ActionResult.Done("The session's worktree is in order.");
    }
    return switch (remedy) {
      case FIND_AGAIN -> findAgain(session);
      case RECREATE -> anew(session, remedy);
      case RECREATE_WITH_FILES -> anewWithFiles(session);
      case UNLOCK -> recorded(session, this::unlock);
      case REPAIR, LOCATE -> recorded(session, it -> repair(it, at));
    };
  }

  private ActionResult recorded(Session session, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    return recorded(session, records.asked(Action.MEND, "", ""), work);
  }

  private ActionResult recorded(
      Session session, SessionEvent.ActionAsked asked, SessionManager.Work<ActionResult> work)
      throws IOException, InterruptedException {
    return records.whileHeld(session, held -> records.recorded(held, asked, work));
  }

  private ActionResult anew(Session session, Remedy remedy)
      throws IOException, InterruptedException {
    var asked = records.asked(Action.MEND, "", "");
    return recorded(session, asked, it -> remaking.run(it, remedy, asked.id()));
  }

  /// Makes nothing where the files cannot come along: the person may choose otherwise then.
  private ActionResult anewWithFiles(Session session) throws IOException, InterruptedException {
    Trouble trouble = git.mending().troubleOf(session.snapshot());
    if (!trouble.remedies().contains(Remedy.RECREATE)) {
      return new ActionResult.Refused(
          "The worktree is not as it was when that was offered. "
              + (trouble.problem().isEmpty() ? "It is there again." : trouble.problem())
              + " Nothing was done: look at it again.");
    }
    String refusal = trouble.files().refusal();
    return refusal.isEmpty()
        ? anew(session, Remedy.RECREATE_WITH_FILES)
        : new ActionResult.Refused(refusal);
  }

  /// Makes nothing anew but what was never made to its end.
  private ActionResult findAgain(Session session) throws IOException, InterruptedException {
    return switch (git.find(session.snapshot())) {
      case Place.Found _ -> {
        binding.goOn(session);
        yield new ActionResult.Done("The worktree is there again, and the session goes on in it.");
      }
      case Place.Unusable(String problem) -> {
        boolean unfinished =
            session.fold().standing() == Standing.UNPREPARED
                || git.mending()
                    .troubleOf(session.snapshot())
                    .remedies()
                    .equals(List.of(Remedy.FIND_AGAIN));
        yield unfinished ? anew(session, Remedy.RECREATE) : new ActionResult.Refused(problem);
      }
    };
  }

  private ActionResult unlock(Session session) throws IOException {
    if (!git.mending().unlock(session.snapshot())) {
      return new ActionResult.Refused("There is no lock to end: the folder is there.");
    }
    return new ActionResult.Done("The lock is ended. Now make the worktree anew.");
  }

  private ActionResult repair(Session session, Path at) throws IOException, InterruptedException {
    Optional<String> problem = git.mending().repair(session.snapshot(), at);
    if (problem.isPresent()) {
      return new ActionResult.Refused(problem.get());
    }
    binding.goOn(session);
    return new ActionResult.Done("The worktree is linked again, and the session goes on in it.");
  }
}
