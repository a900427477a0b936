package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.git.Adoption;
import app.coppice.session.SessionFold.Standing;
import app.coppice.session.SessionGit.Place;
import app.coppice.terminal.StyledText;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The making of sessions' worktrees, and the shells that need not wait for its end: they start in
/// the folder as soon as it is there, while its files still come. Blocking; thread-safe.
final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  /// For a folder; seconds.
  private static final long PATIENCE = 60;

  private final SessionGit git;
  private final ChangeTracker changes;
  private final TerminalDeck shells;
  private final Outfitting outfitting;
  private final Clock clock;

  /// The folders of worktrees that are being made.
  private final Map<SessionId, CompletableFuture<Path>> places = new ConcurrentHashMap<>();

  Preparation(
      SessionGit git,
      ChangeTracker changes,
      TerminalDeck shells,
      Outfitting outfitting,
      Clock clock) {
    this.outfitting = outfitting;
    this.git = git;
    this.changes = changes;
    this.shells = shells;
    this.clock = clock;
  }

  /// Makes branch and worktree, or finds them where an earlier try made them.
  void prepare(Session session) {
    SessionId id = session.snapshot().id();
    Told told = new Told(session);
    try {
      outfitting.begin(session);
      switch (git.prepare(session.snapshot(), told)) {
        case Place.Found found -> {
          if (!Adoption.isAdopted(found.gitFolder())) {
            outfitting.complete(session);
          }
          ActionRecords.keep(
              session,
              new SessionEvent.Prepared(
                  clock.instant(), found.branch(), found.base(), found.folder()));
          place(id).complete(found.folder());
          places.remove(id);
          changes.follow(session, found);
          outfitting.setUp(session, found.folder());
        }
        case Place.Unusable(String problem) -> fail(session, told.withKept(problem));
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("Session {} cannot be prepared", id, e);
      fail(session, told.withKept("The worktree could not be made: " + Background.reason(e)));
    } catch (InterruptedException e) {
      failed(id, "The preparation was cut off.");
      Thread.currentThread().interrupt();
    }
  }

  /// What had begun is gone again: no shell stays where nothing is, those not that began since
  /// {@link Told#givenUp}.
  private void fail(Session session, String problem) {
    SessionId id = session.snapshot().id();
    // Only when the session knows is nobody going to wait for the folder any more.
    session
        .announced(new SessionEvent.PreparationFailed(clock.instant(), problem))
        .handle((_, _) -> {
          failed(id, problem);
          return id;
        })
        .join();
    shells.close(id);
  }

  private void failed(SessionId id, String problem) {
    CompletableFuture<Path> place = places.remove(id);
    if (place != null) {
      place.completeExceptionally(new IOException(problem));
    }
  }

  private CompletableFuture<Path> place(SessionId id) {
    return places.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  /// Opens a shell in the worktree; of one that is being made, once its folder is there.
  ///
  /// @param above text that stands above what the shell writes; may be empty
  Terminal openShell(Session session, StyledText above, int columns, int rows) throws IOException {
    SessionSnapshot snapshot = session.snapshot();
    switch (session.fold().standing()) {
      case PREPARING -> {
        CompletableFuture<Path> place = place(snapshot.id());
        if (session.fold().standing() == Standing.PREPARING) {
          return openEarly(snapshot.id(), place, above, columns, rows);
        }
      }
      case ARCHIVED ->
          throw new IOException("The session is archived. Restore it to open a shell.");
      case READY, UNPREPARED, DETACHED -> {}
    }
    return switch (git.find(snapshot)) {
      case Place.Found found -> shells.open(snapshot.id(), found.folder(), above, columns, rows);
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  /// Starts a program in the worktree, in a terminal of its own.
  Terminal openProgram(Session session, ProgramStart start) throws IOException {
    SessionSnapshot snapshot = session.snapshot();
    return switch (git.find(snapshot)) {
      case Place.Found found -> shells.program(snapshot.id(), start, found.folder());
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  private Terminal openEarly(
      SessionId id, CompletableFuture<Path> place, StyledText above, int columns, int rows)
      throws IOException {
    Terminal shell = shells.open(id, await(place), above, columns, rows);
    CompletableFuture<Path> next = places.get(id);
    // Given up since: the folder goes, and with it the shell that nobody has seen yet.
    if (next != null && !next.isDone()) {
      shells.close(id, shell);
      throw new IOException("The worktree could not be made.");
    }
    return shell;
  }

  private static Path await(CompletableFuture<Path> place) throws IOException {
    try {
      return place.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(Background.reason(e.getCause() == null ? e : e.getCause()), e);
    } catch (TimeoutException e) {
      throw new IOException("The worktree's folder is not there yet. Try again in a moment.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The wait for the worktree's folder was cut off.", e);
    }
  }

  /// Where files are now that somebody made in the folder of a worktree that is not made.
  static TurnEvent.Notice kept(Path folder) {
    return new TurnEvent.Notice(
        Entry.Notice.Kind.WARNING,
        "What was made in its folder meanwhile is kept in " + folder + ".");
  }

  /// What the person can still do about a fresh worktree.
  static TurnEvent.Notice remark(String sentence) {
    return new TurnEvent.Notice(Entry.Notice.Kind.NOTE, sentence);
  }

  /// Whether a session has been told this already, as before it was put away.
  static boolean isSaid(Session session, String sentence) {
    return session.snapshot().transcript().entries().stream()
        .anyMatch(entry -> entry instanceof Entry.Notice it && it.text().contains(sentence));
  }

  /// Tells a session how far it is.
  private final class Told implements SessionGit.Making {
    private final Session session;
    private volatile String kept = "";

    Told(Session session) {
      this.session = session;
    }

    @Override
    public void advanced(double done) {
      session.happened(new SessionEvent.Progressed(clock.instant(), done));
    }

    @Override
    public void placed(Path folder) {
      session.happened(new SessionEvent.Placed(clock.instant(), folder));
      place(session.snapshot().id()).complete(folder);
    }

    /// Whoever wants a shell from now on waits for how it ends; those that are open end first.
    @Override
    public void givenUp() {
      SessionId id = session.snapshot().id();
      places.compute(
          id, (_, place) -> place != null && !place.isDone() ? place : new CompletableFuture<>());
      shells.close(id);
    }

    @Override
    public void setAside(Path folder) {
      TurnEvent.Notice notice = kept(folder);
      kept = notice.text();
      session.happened(new SessionEvent.Noted(clock.instant(), notice));
    }

    @Override
    public void leftOut(String sentence) {
      if (!isSaid(session, sentence)) {
        session.happened(new SessionEvent.Noted(clock.instant(), remark(sentence)));
      }
    }

    String withKept(String problem) {
      return kept.isEmpty() ? problem : problem + " " + kept;
    }
  }
}
