package app.coppice.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What one engine is made of, put together by hand. Thread-safe; nothing is opened and no thread
/// of its own begins here.
final class EngineWorks {
  /// How long commits may take to end with their hooks, which are killed long before.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final Listeners listeners = new Listeners();
  final SessionTurns turns;
  final SessionGit git;
  final KnownRepositories repositories;
  final ProfileOpening opening;
  final OpenSessions sessions;
  final Deeds deeds;
  final SessionActions actions;
  final Stowage stowage;
  final TrashBin trash;
  final OpenTerminals terminals;
  final SpareKeeper spares;
  final Timeline timeline;
  final Storage storage;
  final BeginningsShelf beginnings;
  final Errands errands;
  final Outfits outfits;
  final Reviewing review;
  final Comparer comparer;
  final Landings landings;
  final WorktreeCare care;
  final SessionLooks looks;
  final LookTurns lookTurns = LookTurns.ofThisMachine();
  private final CommitRuns commits = new CommitRuns();
  private final ChangeTracker changes;
  private final MainCheckoutGuard guard;
  private final LandingPlans plans;

  EngineWorks(EngineParts parts, SessionGit git) {
    turns = parts.turns();
    this.git = git;
    Redacted redacted = new Redacted(parts.redactor());
    repositories = new KnownRepositories(parts.profile(), listeners);
    changes = new ChangeTracker(git, lookTurns, parts.watcher(), parts.clock(), redacted);
    SessionPorts ports = new SessionPorts(parts.profile(), parts.clock());
    TerminalDeck shells =
        new TerminalDeck(
            parts.shells(),
            listeners::structureChanged,
            new ShellShelf(parts.profile().terminals(), parts.redactor()::redact),
            ports::variables);
    turns.takeVariables(ports::variables);
    RepositoryChoices choices = new RepositoryChoices(parts.profile());
    Outfitting outfitting =
        new Outfitting(
            choices,
            git::outfit,
            ports,
            new Scripts(shells, listeners::sessionChanged),
            listeners,
            parts.clock());
    actions = new SessionActions(git, changes, shells, outfitting, parts.clock());
    WorktreeBinding binding = new WorktreeBinding(git, changes, outfitting, parts.clock());
    stowage = new Stowage(git, binding, changes, shells, turns, outfitting, parts.clock());
    Rewinds rewinds = new Rewinds(git, changes, parts.clock());
    Aftermath aftermath = new Aftermath(git, rewinds, parts.clock());
    sessions =
        new OpenSessions(
            parts, actions, binding, rewinds, aftermath, changes, listeners, this::guarded);
    deeds = new Deeds(sessions, redacted, listeners);
    errands = new SessionErrands(deeds, outfitting, commits);
    timeline = new SessionTimeline(deeds, rewinds);
    spares =
        new SpareKeeper(
            git::outfit, choices, sessions, listeners::structureChanged, SpareKeeper.Pace.USUAL);
    outfits = new ManagedOutfits(outfitting, choices, git::outfit, sessions, spares);
    beginnings =
        new BeginningsShelf(
            new SessionShelf(parts.profile().journals()), parts.redactor()::holdsNoKnown);
    DiskUses uses = new DiskUses(git, new SessionShelf(parts.profile().journals()));
    storage = new SessionStorage(deeds, stowage, uses);
    terminals = new OpenTerminals(turns, shells, actions, sessions);
    plans = new LandingPlans(git, lookTurns, sessions.roll()::snapshots, listeners);
    looks = new SessionLooks(git, plans, uses);
    opening = new ProfileOpening(repositories, sessions, git, aftermath, listeners);
    comparer = new SessionComparer(sessions, git);
    care = new Caretaker(git, binding, changes, sessions, redacted, listeners, parts.clock());
    trash = new TrashBin(sessions, actions, git, parts.clock());
    landings = new LandingDesk(deeds, plans, actions, git, parts.clock());
    review = new ReviewDesk(deeds, actions, git, commits, parts);
    guard = new MainCheckoutGuard(git, changes, sessions, terminals::of, parts.clock());
    var _ = listeners.add(guard);
    turns.onTerminal(_ -> listeners.structureChanged());
  }

  private void guarded(SessionSnapshot session) throws InterruptedException {
    guard.standsBefore(session.repository());
  }

  /// Ends all that runs, each in its turn. Blocking; called once.
  void close() {
    spares.close();
    beginnings.close();
    // Before the sessions: what came of them is still told.
    commits.stopAll().completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    List<CompletableFuture<Void>> closing = sessions.close();
    closing.add(terminals.closeShells());
    CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new))
        .exceptionally(_ -> null)
        .join();
    turns.close();
    guard.close();
    changes.close();
    plans.close();
    opening.close();
    git.close();
  }
}
