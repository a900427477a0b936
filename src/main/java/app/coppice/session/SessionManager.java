package app.coppice.session;

import app.coppice.session.SessionGit.Place;
import app.coppice.settings.Profile;
import app.coppice.store.JournalInUse;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine: all sessions of a profile and the parts they share. Thread-safe. Nothing is opened
/// before {@link #open} or {@link #openOnly} is called or a session is made.
public final class SessionManager implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(SessionManager.class);

  private final EngineParts parts;
  private final SessionShelf shelf;
  private final RepositoryList repositoryList;
  private final SessionGit git;
  private final ChangeTracker changes;
  private final TerminalDeck shells;
  private final SessionActions actions;
  private final Listeners listeners = new Listeners();
  private final Map<SessionId, Session> sessions = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Path> repositories = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> reconciled = new CompletableFuture<>();
  private volatile boolean closed;

  public SessionManager(EngineParts parts) {
    this(parts, new GitDesk(parts.git()));
  }

  SessionManager(EngineParts parts, SessionGit git) {
    this.parts = parts;
    this.git = git;
    shelf = new SessionShelf(parts.profile().journals());
    repositoryList = new RepositoryList(parts.profile().folder().resolve("repositories.jsonl"));
    changes = new ChangeTracker(git, parts.watcher(), parts.clock());
    shells = new TerminalDeck(parts.shells(), listeners::structureChanged);
    actions = new SessionActions(git, changes, shells, parts.turns(), parts.clock());
    parts.turns().onTerminal(_ -> listeners.structureChanged());
  }

  /// Opens the profile's repositories and sessions. They appear one by one; the future completes
  /// when all are there. A session that cannot be opened is left out and logged.
  public CompletableFuture<Void> open() {
    return Background.run(
        "open-profile",
        () -> {
          repositories.addAllAbsent(repositoryList.read());
          listeners.structureChanged();
          List<CompletableFuture<Void>> opening = new ArrayList<>();
          for (SessionId id : shelf.ids()) {
            opening.add(
                Background.run(
                    "open-" + id,
                    () -> {
                      openPatiently(id);
                      return null;
                    }));
          }
          CompletableFuture.allOf(opening.toArray(CompletableFuture<?>[]::new)).join();
          listeners.structureChanged();
          Thread.ofVirtual().name("reconcile").start(this::reconcile);
          return null;
        });
  }

  private void openPatiently(SessionId id) {
    try {
      openOnly(id);
    } catch (JournalInUse e) {
      LOG.info("Session {} is open in another process", id);
    } catch (IOException e) {
      LOG.error("Session {} cannot be opened: {}", id, e.getMessage());
    }
  }

  /// Opens one session. Blocking.
  ///
  /// @throws IOException when its journal cannot be read, or is open elsewhere
  public void openOnly(SessionId id) throws IOException {
    if (closed) {
      return;
    }
    SessionShelf.Opened opened = shelf.open(id);
    Session session = new Session(opened.fold(), opened::journal, work(), parts.clock());
    sessions.put(id, session);
    session.start(Reopening.events(opened, parts.clock().instant()));
    if (closed) {
      session.close();
      return;
    }
    if (!opened.fold().deleted()) {
      Thread.ofVirtual().name("attach-" + id).start(() -> actions.attach(session));
    }
    listeners.structureChanged();
  }

  private void reconcile() {
    for (Path repository : repositories) {
      try {
        git.settleLandings(repository);
        git.reconcile(repository, this::isAbandoned);
      } catch (IOException | RuntimeException e) {
        LOG.warn("Worktrees of {} cannot be reconciled", repository, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    reconciled.complete(null);
  }

  /// Completes when, after {@link #open}, half-made worktrees that nobody works on are gone.
  public CompletableFuture<Void> reconciled() {
    return reconciled.copy();
  }

  /// Whether neither this process nor another has the session open. Each session that is open
  /// brings its own worktree to an end.
  private boolean isAbandoned(SessionId id) {
    return !sessions.containsKey(id) && shelf.isFree(id);
  }

  /// Sessions as their journals tell them now, archived ones included, deleted ones not; newest
  /// first. Opens nothing.
  public static List<SessionSnapshot> look(Profile profile) throws IOException {
    return look(profile, fold -> !fold.deleted());
  }

  /// Sessions in the trash as their journals tell them now; newest first. Opens nothing.
  public static List<SessionSnapshot> lookInTrash(Profile profile) throws IOException {
    return look(profile, SessionFold::deleted);
  }

  private static List<SessionSnapshot> look(Profile profile, Predicate<SessionFold> wanted)
      throws IOException {
    SessionShelf shelf = new SessionShelf(profile.journals());
    List<SessionSnapshot> found = new ArrayList<>();
    for (SessionId id : shelf.ids()) {
      try {
        SessionFold fold = shelf.read(id);
        if (wanted.test(fold)) {
          found.add(fold.snapshot());
        }
      } catch (IOException e) {
        LOG.error("Session {} cannot be read: {}", id, e.getMessage());
      }
    }
    found.sort(Comparator.comparing(SessionSnapshot::createdAt).reversed());
    return found;
  }

  /// A session's changes, looked at now. Blocking.
  public Changes changesOf(SessionSnapshot session) throws IOException {
    return switch (git.find(session)) {
      case Place.Found _ -> git.changes(session);
      case Place.Unusable(String problem) -> throw new IOException(problem);
    };
  }

  private SessionWork work() {
    return new ManagedWork(actions, changes, parts.turns(), listeners, sessions);
  }

  @Override
  public List<Path> repositories() {
    return List.copyOf(repositories);
  }

  @Override
  public CompletableFuture<OpenResult> openRepository(Path folderOrFile) {
    return Background.run("open-repository", () -> remember(git.open(folderOrFile)));
  }

  @Override
  public CompletableFuture<OpenResult> initRepository(Path folder) {
    return Background.run("init-repository", () -> remember(git.init(folder)));
  }

  private OpenResult remember(OpenResult result) throws IOException {
    if (result instanceof OpenResult.Opened(Path repository)) {
      repositoryList.add(repository);
      repositories.addIfAbsent(repository);
      listeners.structureChanged();
    }
    return result;
  }

  @Override
  public void forgetRepository(Path repository) {
    if (repositories.remove(repository)) {
      listeners.structureChanged();
      var _ =
          Background.run(
              "forget-repository",
              () -> {
                repositoryList.remove(repository);
                return null;
              });
    }
  }

  @Override
  public CompletableFuture<List<String>> branches(Path repository) {
    return Background.run("branches", () -> git.branches(repository));
  }

  @Override
  public CompletableFuture<String> proposeBranch(Path repository, String prompt) {
    return Background.run("propose-branch", () -> git.proposeBranch(repository, prompt));
  }

  @Override
  public SessionId create(NewSession request) {
    Instant now = parts.clock().instant();
    SessionId id = SessionId.random();
    SessionEvent.Created created =
        NewSessions.created(id, request, parts.settings().get(), parts.profile(), now);
    Session session =
        new Session(SessionFold.of(created), () -> shelf.open(id, created), work(), parts.clock());
    sessions.put(id, session);
    List<SessionEvent> first = new ArrayList<>();
    if (!request.prompt().isBlank()) {
      first.add(new SessionEvent.PromptQueued(now, request.prompt()));
    }
    first.add(new SessionEvent.PreparationStarted(now, created.branch()));
    session.start(first);
    listeners.structureChanged();
    return id;
  }

  @Override
  public List<SessionSnapshot> sessions() {
    return sessions.values().stream()
        .filter(session -> !session.fold().deleted())
        .map(Session::snapshot)
        .sorted(Comparator.comparing(SessionSnapshot::createdAt))
        .toList();
  }

  @Override
  public Optional<SessionSnapshot> session(SessionId id) {
    return Optional.ofNullable(sessions.get(id)).map(Session::snapshot);
  }

  @Override
  public void submit(SessionId id, SessionCommand command) {
    Optional.ofNullable(sessions.get(id)).ifPresent(session -> session.submit(command));
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
  public CompletableFuture<ActionResult> land(SessionId id, LandHow how) {
    return act(id, session -> actions.land(session, how));
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id) {
    return act(id, actions::archive);
  }

  @Override
  public CompletableFuture<ActionResult> restore(SessionId id) {
    return act(id, actions::restore);
  }

  @Override
  public CompletableFuture<List<String>> lossesOf(SessionId id) {
    return with(id, actions::losses, List.of());
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id) {
    return act(id, actions::delete);
  }

  @Override
  public List<DeletedSession> trash() {
    return sessions.values().stream()
        .map(Session::fold)
        .filter(SessionFold::deleted)
        .map(fold ->
            new DeletedSession(
                fold.snapshot().id(),
                fold.snapshot().title(),
                fold.snapshot().branch(),
                fold.deletedAt()))
        .sorted(Comparator.comparing(DeletedSession::deletedAt).reversed())
        .toList();
  }

  @Override
  public CompletableFuture<ActionResult> undelete(SessionId id) {
    return act(id, actions::undelete);
  }

  @Override
  public List<Terminal> terminals(SessionId id) {
    List<Terminal> all = new ArrayList<>();
    parts.turns().terminal(id).ifPresent(all::add);
    all.addAll(shells.shells(id));
    return all;
  }

  @Override
  public CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    Session session = sessions.get(id);
    if (session == null) {
      return CompletableFuture.failedFuture(new IOException("There is no such session"));
    }
    return Background.run("open-shell", () -> actions.openShell(session, columns, rows));
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
    Function<Throwable, ActionResult> refused = e -> new ActionResult.Refused(Background.reason(e));
    return with(id, work, new ActionResult.Refused("There is no such session."))
        .exceptionally(refused)
        .whenComplete((_, _) -> listeners.structureChanged());
  }

  private <T> CompletableFuture<T> with(SessionId id, Work<T> work, T absent) {
    Session session = sessions.get(id);
    if (session == null) {
      return CompletableFuture.completedFuture(absent);
    }
    Callable<T> call = () -> work.of(session);
    return Background.run("session-work", call);
  }

  @Override
  public void close() {
    synchronized (listeners) {
      if (closed) {
        return;
      }
      closed = true;
    }
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    for (Session session : sessions.values()) {
      closing.add(
          Background.run(
              "close-session",
              () -> {
                session.close();
                return null;
              }));
    }
    closing.add(
        Background.run(
            "close-shells",
            () -> {
              shells.closeAll();
              return null;
            }));
    CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new))
        .exceptionally(_ -> null)
        .join();
    parts.turns().close();
    changes.close();
    git.close();
  }
}
