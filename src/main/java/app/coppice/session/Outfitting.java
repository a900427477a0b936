package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.GitOutfit.Brought;
import app.coppice.session.SessionFold.Standing;
import app.coppice.settings.RepositorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives worktrees what they have beyond the files of their commit, and runs the person's scripts
/// in them. Blocking; thread-safe.
final class Outfitting {
  private static final Logger LOG = LoggerFactory.getLogger(Outfitting.class);
  private static final String SET_UP = "set-up";
  private static final String TEAR_DOWN = "tear-down";

  private final RepositoryChoices choices;
  private final Supplier<GitOutfit> git;
  private final SessionPorts ports;
  private final Scripts scripts;
  private final Listeners listeners;
  private final Clock clock;
  private final Map<SessionId, String> stages = new ConcurrentHashMap<>();

  /// Sessions for which something is being brought along.
  private final Map<SessionId, Bringing> bringings = new ConcurrentHashMap<>();

  Outfitting(
      RepositoryChoices choices,
      Supplier<GitOutfit> git,
      SessionPorts ports,
      Scripts scripts,
      Listeners listeners,
      Clock clock) {
    this.choices = choices;
    this.git = git;
    this.ports = ports;
    this.scripts = scripts;
    this.listeners = listeners;
    this.clock = clock;
  }

  SessionPorts ports() {
    return ports;
  }

  /// Before the first shell may open.
  void begin(Session session) throws InterruptedException {
    ports.give(session);
  }

  /// A session whose worktree is there was opened.
  void resume(Session session) {
    try {
      ports.give(session);
      listeners.sessionChanged(session.snapshot().id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// All files of the commit are there; nothing of a turn has run yet. When this returns, no turn
  /// starts until {@link #setUp} has run.
  void complete(Session session) throws IOException, InterruptedException {
    complete(session, Brought.ALL);
  }

  /// The same for one that is back from the archive or the trash.
  void completeAgain(Session session) throws IOException, InterruptedException {
    complete(session, Brought.DEPENDENCIES);
  }

  private void complete(Session session, Brought what) throws IOException, InterruptedException {
    SessionId id = session.snapshot().id();
    RepositorySettings settings = settings(session);
    Bringing bringing = new Bringing(id);
    bringings.put(id, bringing);
    try {
      List<String> remarks =
          git.get().bring(session.snapshot(), what, settings, bringing).stream()
              .filter(remark -> !Preparation.isSaid(session, remark))
              .toList();
      if (!remarks.isEmpty()) {
        note(session, String.join("\n", remarks));
      }
    } finally {
      bringings.remove(id);
      stage(id, "");
    }
    if (!settings.setUp().isBlank()) {
      ActionRecords.keep(session, new SessionEvent.SetUpStarted(clock.instant()));
    }
  }

  /// Runs the set-up script when {@link #complete} has announced it.
  void setUp(Session session, Path folder) throws InterruptedException {
    if (session.fold().settingUp()) {
      try {
        var _ = runSetUp(session, folder);
      } catch (IOException e) {
        // The session itself says that its journal cannot be written; the worktree is there.
        LOG.warn("The end of a set-up script in {} is not on disk", folder, e);
      }
    }
  }

  /// Runs the set-up script again.
  ActionResult again(Session session) throws IOException, InterruptedException {
    SessionFold fold = session.fold();
    if (fold.standing() != Standing.READY || fold.running() || fold.settingUp()) {
      return new ActionResult.Refused(
          "The set-up script runs when the worktree is there and the agent rests.");
    }
    if (settings(session).setUp().isBlank()) {
      return new ActionResult.Refused(
          "This repository has no set-up script. It is a setting of the repository.");
    }
    ActionRecords.keep(session, new SessionEvent.SetUpStarted(clock.instant()));
    return runSetUp(session, fold.snapshot().worktree())
        .<ActionResult>map(ActionResult.Refused::new)
        .orElseGet(() -> new ActionResult.Done("The set-up script has ended well."));
  }

  /// What went wrong, when its end and what it said are on disk: whoever hears of it may read them
  /// there.
  private Optional<String> runSetUp(Session session, Path folder)
      throws IOException, InterruptedException {
    SessionId id = session.snapshot().id();
    Optional<String> problem = Optional.of("The set-up script was cut off. Run it again.");
    stage(id, "Setting up");
    CompletableFuture<Void> kept;
    try {
      RepositorySettings settings = settings(session);
      problem =
          scripts
              .run(id, SET_UP, settings.setUp(), folder, limit(settings))
              .map(sentence -> sentence + " Run it again, or go on without.");
    } finally {
      stage(id, "");
      if (problem.isPresent()) {
        noteSaid(session);
      }
      kept = session.announced(new SessionEvent.SetUpEnded(clock.instant(), problem.orElse("")));
    }
    ActionRecords.await(kept);
    return problem;
  }

  /// Its terminal is not everywhere to be seen, and ends with the program.
  private void noteSaid(Session session) {
    String said = scripts.said(session.snapshot().id());
    if (!said.isBlank()) {
      note(session, "The set-up script said last:\n" + said);
    }
  }

  /// Runs the tear-down script of a worktree that is about to be put away; its failure is told and
  /// keeps nothing.
  void tearDown(Session session) throws InterruptedException {
    SessionSnapshot snapshot = session.snapshot();
    RepositorySettings settings = settings(session);
    if (settings.tearDown().isBlank()) {
      return;
    }
    stage(snapshot.id(), "Tearing down");
    try {
      scripts
          .run(snapshot.id(), TEAR_DOWN, settings.tearDown(), snapshot.worktree(), limit(settings))
          .ifPresent(problem -> note(session, problem));
    } finally {
      stage(snapshot.id(), "");
    }
  }

  boolean needsSetUp(Session session) {
    SessionFold fold = session.fold();
    return fold.standing() == Standing.READY
        && !fold.running()
        && !fold.settingUp()
        && fold.outfit().unfinished();
  }

  String script(SessionId id) {
    return scripts.running(id);
  }

  ActionResult stopScript(SessionId id) {
    String name = scripts.running(id);
    return scripts.stop(id)
        ? new ActionResult.Done("The " + name + " script is stopped.")
        : new ActionResult.Refused("No script runs in this session's worktree.");
  }

  boolean isBringing(SessionId id) {
    Bringing bringing = bringings.get(id);
    return bringing != null && !bringing.ended;
  }

  /// Ends what is being brought along for a session; what is not there yet stays out.
  void endBringing(SessionId id) {
    Bringing bringing = bringings.get(id);
    if (bringing != null) {
      bringing.ended = true;
      listeners.sessionChanged(id);
    }
  }

  /// Says how far it is, and hears when the person has enough of it.
  private final class Bringing implements GitOutfit.Watched {
    private final SessionId id;
    private volatile boolean ended;

    Bringing(SessionId id) {
      this.id = id;
    }

    @Override
    public void at(String words) {
      stage(id, words);
    }

    @Override
    public boolean isEnded() {
      return ended;
    }
  }

  String stage(SessionId id) {
    return stages.getOrDefault(id, "");
  }

  private void stage(SessionId id, String words) {
    if (words.isEmpty()) {
      stages.remove(id);
    } else {
      stages.put(id, words);
    }
    listeners.sessionChanged(id);
  }

  private void note(Session session, String text) {
    session.happened(
        new SessionEvent.Noted(
            clock.instant(), new TurnEvent.Notice(Entry.Notice.Kind.WARNING, text)));
  }

  private static Duration limit(RepositorySettings settings) {
    return Duration.ofMinutes(settings.scriptMinutes());
  }

  private RepositorySettings settings(Session session) {
    try {
      return choices.of(session.snapshot().repository());
    } catch (IOException e) {
      LOG.warn("The settings of {} cannot be read", session.snapshot().repository(), e);
      return RepositorySettings.DEFAULT;
    }
  }
}
