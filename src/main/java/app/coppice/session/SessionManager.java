package app.coppice.session;

import app.coppice.session.SessionGit.Place;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The engine: all sessions of a profile and the parts they share. Thread-safe. Nothing is opened
/// before {@link #open} or {@link #openOnly} is called or a session is made.
public final class SessionManager implements Engine {
  private final EngineParts parts;
  private final KnownRepositories repositories;
  private final Deeds deeds;
  private final Timeline timeline;
  private final DiskUses uses;
  private final Storage storage;
  private final SessionGit git;
  private final ChangeTracker changes;
  private final SessionActions actions;
  private final Stowage stowage;
  private final OpenSessions sessions;
  private final OpenTerminals terminals;
  private final Outfits outfits;
  private final SpareKeeper spares;
  private final TrashBin trash;
  private final Reviewing review;
  private final Comparer comparer;
  private final WorktreeCare care;
  private final MainCheckoutGuard guard;
  private final Listeners listeners = new Listeners();
  private final LandingPlans plans;
  private final Landings landings;
  private final ProfileOpening opening;
  private boolean closed;

  public SessionManager(EngineParts parts) {
    this(parts, new GitDesk(parts.git(), new RepositoryChoices(parts.profile())));
  }

  SessionManager(EngineParts parts, SessionGit git) {
    this.parts = parts;
    this.git = git;
    Redacted redacted = new Redacted(parts.redactor());
    repositories = new KnownRepositories(parts.profile(), listeners);
    changes = new ChangeTracker(git, parts.watcher(), parts.clock(), redacted);
    SessionPorts ports = new SessionPorts(parts.profile(), parts.clock());
    TerminalDeck shells =
        new TerminalDeck(
            parts.shells(),
            listeners::structureChanged,
            new ShellShelf(parts.profile().terminals(), parts.redactor()::redact),
            ports::variables);
    parts.turns().takeVariables(ports::variables);
    RepositoryChoices choices = new RepositoryChoices(parts.profile());
    Outfitting outfitting =
        new Outfitting(choices, git::outfit, ports, new Scripts(shells), listeners, parts.clock());
    actions = new SessionActions(git, changes, shells, outfitting, parts.clock());
    stowage = new Stowage(git, actions, changes, shells, parts.turns(), outfitting, parts.clock());
    Rewinds rewinds = new Rewinds(git, changes, parts.clock());
    Aftermath aftermath = new Aftermath(git, rewinds, parts.clock());
    sessions = new OpenSessions(parts, actions, rewinds, aftermath, changes, listeners);
    deeds = new Deeds(sessions, redacted, listeners);
    timeline = new SessionTimeline(deeds, rewinds);
    spares =
        new SpareKeeper(
            git::outfit, choices, sessions, listeners::structureChanged, SpareKeeper.Pace.USUAL);
    outfits = new ManagedOutfits(outfitting, choices, git::outfit, sessions, spares);
    uses = new DiskUses(git, new SessionShelf(parts.profile().journals()));
    storage = new SessionStorage(deeds, stowage, uses);
    terminals = new OpenTerminals(parts.turns(), shells, actions, sessions);
    plans = new LandingPlans(git, sessions::snapshots, listeners);
    opening = new ProfileOpening(repositories, sessions, git, aftermath, listeners);
    comparer = new SessionComparer(sessions, git);
    care = new Caretaker(git, actions, sessions, redacted, listeners, parts.clock());
    trash = new TrashBin(sessions, actions, git, parts.clock());
    landings = new LandingDesk(deeds, plans, actions, git, parts.clock());
    review = new ReviewDesk(deeds, actions, git, parts);
    guard = new MainCheckoutGuard(git, changes, sessions, terminals::of, parts.clock());
    var _ = listeners.add(guard);
    parts.turns().onTerminal(_ -> listeners.structureChanged());
  }

  /// Opens the profile's repositories and sessions. They appear one by one; the future completes
  /// when all are there. A session that cannot be opened is left out and logged; one that another
  /// process has open is shown, and taken over when that process lets go of it.
  public CompletableFuture<Void> open() {
    return opening.run();
  }

  /// Opens one session. Blocking.
  ///
  /// @throws IOException when its journal cannot be read, or is open elsewhere
  public void openOnly(SessionId id) throws IOException {
    var _ = sessions.open(id);
  }

  /// Shows a session that another process has made or has let go of. Never blocks.
  public void notice(SessionId id) {
    sessions.notice(id);
    var _ =
        Background.run(
            "read-repositories",
            () -> {
              repositories.read();
              return null;
            });
  }

  /// Completes when, after {@link #open}, half-made worktrees that nobody works on are gone.
  public CompletableFuture<Void> reconciled() {
    return opening.reconciled();
  }

  /// Keeps worktrees ready for the next sessions from now on, as soon as what a crash left is gone.
  /// For a process that stays.
  public void keepSpares() {
    // It lives as long as the engine.
    var _ = listeners.add(spares);
    var _ = reconciled().thenRun(spares::start);
  }

  /// A session's changes, looked at now. Blocking.
  public Changes changesOf(SessionSnapshot session) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.look(session).changes();
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  /// Compares two states of a session's files now. Blocking.
  public Compared compareNow(SessionSnapshot session, Comparison what) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.comparisons().compare(session, what);
      case Place.Unusable(String problem) -> new Compared.Refused(problem);
    };
  }

  /// The plan of these sessions of a repository, looked at now. Blocking.
  public LandingPlan planOf(Path repository, List<SessionSnapshot> sessions)
      throws IOException, InterruptedException {
    return plans.of(repository, sessions);
  }

  /// What these sessions take on the disk, whoever has them open; the largest first. Blocking.
  public List<DiskUse> diskUseOf(List<SessionSnapshot> live, List<SessionSnapshot> removed)
      throws IOException {
    return uses.of(
        Stream.concat(
                live.stream().map(it -> new DiskUses.Subject(it, false)),
                removed.stream().map(it -> new DiskUses.Subject(it, true)))
            .toList());
  }

  @Override
  public List<Path> repositories() {
    return repositories.all();
  }

  @Override
  public CompletableFuture<OpenResult> openRepository(Path folderOrFile) {
    return Background.run("open-repository", () -> repositories.remember(git.open(folderOrFile)));
  }

  @Override
  public CompletableFuture<OpenResult> initRepository(Path folder) {
    return Background.run("init-repository", () -> repositories.remember(git.init(folder)));
  }

  @Override
  public void forgetRepository(Path repository) {
    var _ = repositories.forget(repository);
    spares.forgotten(repository);
  }

  @Override
  public CompletableFuture<List<String>> branches(Path repository) {
    spares.look(repository);
    return Background.run("branches", () -> git.branches(repository));
  }

  @Override
  public CompletableFuture<String> proposeBranch(Path repository, String prompt) {
    return Background.run("propose-branch", () -> git.proposeBranch(repository, prompt));
  }

  @Override
  public CompletableFuture<List<String>> problemsOf(NewSession request) {
    return Background.run("problems", () -> git.problemsOf(request));
  }

  @Override
  public SessionId create(NewSession request) {
    spares.look(request.repository());
    return sessions.create(request);
  }

  @Override
  public boolean allOpened() {
    return opening.isDone();
  }

  @Override
  public List<SessionSnapshot> sessions() {
    return sessions.snapshots();
  }

  @Override
  public Optional<SessionSnapshot> session(SessionId id) {
    return sessions.snapshot(id);
  }

  @Override
  public boolean submit(SessionId id, SessionCommand command) {
    return sessions.submit(id, command);
  }

  @Override
  public CompletableFuture<List<String>> files(SessionId id) {
    return with(id, session -> parts.turns().files(session.snapshot()), List.of());
  }

  @Override
  public CompletableFuture<ActionResult> commit(SessionId id, List<String> paths, String message) {
    return act(id, session -> actions.commit(session, paths, message));
  }

  @Override
  public CompletableFuture<ActionResult> land(SessionId id, LandRequest request) {
    return act(id, session -> actions.land(session, request));
  }

  @Override
  public Landings landings() {
    return landings;
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
    return act(id, session -> actions.discard(session, paths));
  }

  @Override
  public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
    return act(id, actions::undoDiscard);
  }

  @Override
  public Reviewing review() {
    return review;
  }

  @Override
  public Comparer comparer() {
    return comparer;
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id) {
    return act(id, stowage::archive);
  }

  @Override
  public CompletableFuture<ActionResult> restore(SessionId id) {
    return act(id, stowage::restore);
  }

  @Override
  public CompletableFuture<List<String>> lossesOf(SessionId id) {
    return with(id, actions::losses, List.of());
  }

  @Override
  public CompletableFuture<List<String>> archiveLossesOf(SessionId id) {
    return with(id, actions::archiveLosses, List.of());
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id) {
    return act(id, stowage::delete);
  }

  @Override
  public List<DeletedSession> trash() {
    return trash.list();
  }

  @Override
  public CompletableFuture<ActionResult> undelete(SessionId id) {
    return act(id, stowage::undelete);
  }

  @Override
  public CompletableFuture<TrashWeight> weighTrash(List<SessionId> ids) {
    return Background.run("weigh-trash", () -> trash.weigh(ids));
  }

  @Override
  public CompletableFuture<ActionResult> emptyTrash(List<SessionId> ids) {
    return deeds.refusing(Background.run("empty-trash", () -> trash.empty(ids)));
  }

  @Override
  public Timeline timeline() {
    return timeline;
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public List<Terminal> terminals(SessionId id) {
    return terminals.of(id);
  }

  @Override
  public CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    return terminals.openShell(id, columns, rows);
  }

  @Override
  public CompletableFuture<Terminal> openProgram(SessionId id, ProgramStart start) {
    return terminals.openProgram(id, start);
  }

  @Override
  public CompletableFuture<Terminal> restartShell(
      SessionId id, Terminal ended, int columns, int rows) {
    return terminals.restartShell(id, ended, columns, rows);
  }

  @Override
  public CompletableFuture<Void> restoreTerminals(SessionId id, int columns, int rows) {
    return terminals.restore(id, columns, rows);
  }

  @Override
  public void closeTerminal(SessionId id, Terminal shell) {
    terminals.close(id, shell);
  }

  @Override
  public Outfits outfits() {
    return outfits;
  }

  @Override
  public WorktreeCare worktreeCare() {
    return care;
  }

  @Override
  public Subscription subscribe(Listener listener) {
    return listeners.add(listener);
  }

  /// A blocking piece of work about one session.
  interface Work<T> {
    T of(Session session) throws IOException, InterruptedException;
  }

  private CompletableFuture<ActionResult> act(SessionId id, Work<ActionResult> work) {
    return deeds.act(id, work);
  }

  private <T> CompletableFuture<T> with(SessionId id, Work<T> work, T absent) {
    return deeds.with(id, work, absent);
  }

  @Override
  public void close() {
    synchronized (listeners) {
      if (closed) {
        return;
      }
      closed = true;
    }
    spares.close();
    List<CompletableFuture<Void>> closing = sessions.close();
    closing.add(terminals.closeShells());
    CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new))
        .exceptionally(_ -> null)
        .join();
    parts.turns().close();
    guard.close();
    changes.close();
    plans.close();
    opening.close();
    git.close();
  }
}
