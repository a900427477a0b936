package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.diff.FileDiff;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.DeletedSession;
import app.coppice.session.Engine;
import app.coppice.session.LandHow;
import app.coppice.session.NewSession;
import app.coppice.session.OpenResult;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.TrashWeight;
import app.coppice.terminal.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/// An engine whose sessions are what a test says. A folder named `plain` is no repository, one
/// named `locked` is refused. Thread-safe.
final class ScriptedEngine implements Engine {
  private final Map<SessionId, List<Terminal>> shells = new ConcurrentHashMap<>();
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Set<Path> repositories = new LinkedHashSet<>();
  private final Map<SessionId, SessionSnapshot> sessions = new LinkedHashMap<>();
  private final List<DeletedSession> trash = new ArrayList<>();
  private final Map<SessionId, SessionSnapshot> deleted = new LinkedHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private List<String> losses = List.of();
  private volatile boolean neverRead;

  /// Opens a shell of so many columns and rows.
  volatile Optional<BiFunction<Integer, Integer, Terminal>> opens = Optional.empty();

  /// False while sessions of the profile may still come.
  volatile boolean allOpened = true;

  /// What the window asked for, oldest first.
  final List<SessionCommand> commands = new CopyOnWriteArrayList<>();

  final List<LandHow> landed = new CopyOnWriteArrayList<>();

  final List<List<String>> discarded = new CopyOnWriteArrayList<>();

  final List<NewSession> created = new CopyOnWriteArrayList<>();

  void repository(Path folder) {
    synchronized (this) {
      repositories.add(folder);
    }
    listeners.forEach(Listener::structureChanged);
  }

  void openedAll() {
    allOpened = true;
    listeners.forEach(Listener::structureChanged);
  }

  @Override
  public boolean allOpened() {
    return allOpened;
  }

  synchronized void losses(List<String> sentences) {
    losses = List.copyOf(sentences);
  }

  SessionSnapshot add(Path repository, String title, SessionState state) {
    SessionSnapshot snapshot = snapshot(repository, title, state);
    put(snapshot);
    listeners.forEach(Listener::structureChanged);
    return snapshot;
  }

  void put(SessionSnapshot snapshot) {
    synchronized (this) {
      sessions.put(snapshot.id(), snapshot);
    }
    listeners.forEach(listener -> listener.sessionChanged(snapshot.id()));
  }

  SessionSnapshot snapshot(Path repository, String title, SessionState state) {
    int age = sessions.size();
    return new SessionSnapshot(
        SessionId.random(),
        repository,
        title,
        title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
        "main",
        Path.of("/worktrees").resolve(title.replace(' ', '-')),
        state,
        state == SessionState.PREPARING ? 0.4 : 1,
        Mode.ASK,
        "claude-sonnet-4-5",
        Transcript.EMPTY,
        List.of(),
        List.of(),
        Changes.NONE,
        Usage.NONE,
        "",
        "",
        false,
        false,
        false,
        "",
        NOW.minusSeconds(36_000L - age * 60L),
        NOW.minusSeconds(age * 400L));
  }

  static SessionSnapshot in(SessionSnapshot it, SessionState state) {
    return with(it, state, it.title(), it.unread(), it.changes(), it.problem());
  }

  static SessionSnapshot unread(SessionSnapshot it) {
    return with(it, it.state(), it.title(), true, it.changes(), it.problem());
  }

  static SessionSnapshot changed(SessionSnapshot it, int added, int removed) {
    FileDiff file =
        new FileDiff(
            "src/Retry.java",
            "src/Retry.java",
            FileDiff.Change.MODIFIED,
            List.of(),
            added,
            removed,
            FileDiff.Content.TOO_LARGE);
    Changes changes = new Changes(List.of(file), Set.of(file.path()), Set.of(), 1, 0);
    return with(it, it.state(), it.title(), it.unread(), changes, it.problem());
  }

  static SessionSnapshot ahead(SessionSnapshot it, int commits) {
    Changes changes = new Changes(List.of(), Set.of(), Set.of(), commits, 0);
    return with(it, it.state(), it.title(), it.unread(), changes, it.problem());
  }

  /// What is read by whoever looks at it stays unread here.
  void neverRead() {
    neverRead = true;
  }

  static SessionSnapshot problem(SessionSnapshot it, String problem) {
    return with(it, it.state(), it.title(), it.unread(), it.changes(), problem);
  }

  static SessionSnapshot with(
      SessionSnapshot it,
      SessionState state,
      String title,
      boolean unread,
      Changes changes,
      String problem) {
    return new SessionSnapshot(
        it.id(),
        it.repository(),
        title,
        it.branch(),
        it.base(),
        it.worktree(),
        state,
        it.progress(),
        it.mode(),
        it.model(),
        it.transcript(),
        it.pending(),
        it.queue(),
        changes,
        it.usage(),
        it.draft(),
        it.landed(),
        unread,
        it.resumable(),
        it.recorded(),
        problem,
        it.createdAt(),
        it.updatedAt());
  }

  static SessionSnapshot resumable(SessionSnapshot it, boolean resumable) {
    return new SessionSnapshot(
        it.id(),
        it.repository(),
        it.title(),
        it.branch(),
        it.base(),
        it.worktree(),
        it.state(),
        it.progress(),
        it.mode(),
        it.model(),
        it.transcript(),
        it.pending(),
        it.queue(),
        it.changes(),
        it.usage(),
        it.draft(),
        it.landed(),
        it.unread(),
        resumable,
        it.recorded(),
        it.problem(),
        it.createdAt(),
        it.updatedAt());
  }

  @Override
  public synchronized List<Path> repositories() {
    return List.copyOf(repositories);
  }

  @Override
  public CompletableFuture<OpenResult> openRepository(Path folderOrFile) {
    String name = String.valueOf(folderOrFile.getFileName());
    if (name.equals("plain")) {
      return CompletableFuture.completedFuture(new OpenResult.NotARepository(folderOrFile));
    }
    if (name.equals("locked")) {
      return CompletableFuture.completedFuture(
          new OpenResult.Refused(folderOrFile, "It can't be read. Change its permissions."));
    }
    repository(folderOrFile);
    return CompletableFuture.completedFuture(new OpenResult.Opened(folderOrFile));
  }

  @Override
  public CompletableFuture<OpenResult> initRepository(Path folder) {
    repository(folder);
    return CompletableFuture.completedFuture(new OpenResult.Opened(folder));
  }

  @Override
  public void forgetRepository(Path repository) {
    synchronized (this) {
      repositories.remove(repository);
    }
    listeners.forEach(Listener::structureChanged);
  }

  @Override
  public CompletableFuture<List<String>> branches(Path repository) {
    return CompletableFuture.completedFuture(List.of("main", "release"));
  }

  @Override
  public CompletableFuture<String> proposeBranch(Path repository, String prompt) {
    String name = prompt.toLowerCase(java.util.Locale.ROOT).strip().replace(' ', '-');
    return CompletableFuture.completedFuture(name.isEmpty() ? "session-1" : name);
  }

  @Override
  public CompletableFuture<List<String>> problemsOf(NewSession request) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public SessionId create(NewSession request) {
    created.add(request);
    String title = request.prompt().isEmpty() ? "New session" : request.prompt();
    return add(request.repository(), title, SessionState.PREPARING).id();
  }

  @Override
  public synchronized List<SessionSnapshot> sessions() {
    return List.copyOf(sessions.values());
  }

  @Override
  public synchronized Optional<SessionSnapshot> session(SessionId id) {
    return Optional.ofNullable(sessions.get(id));
  }

  @Override
  public boolean submit(SessionId id, SessionCommand command) {
    commands.add(command);
    session(id)
        .ifPresent(it -> {
          switch (command) {
            case SessionCommand.Rename(String title) ->
                put(with(it, it.state(), title, it.unread(), it.changes(), it.problem()));
            case SessionCommand.MarkRead() when !neverRead ->
                put(with(it, it.state(), it.title(), false, it.changes(), it.problem()));
            default -> {}
          }
        });
    return true;
  }

  @Override
  public CompletableFuture<List<String>> files(SessionId id) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletableFuture<ActionResult> commit(SessionId id, List<String> paths, String message) {
    return done("Committed.");
  }

  @Override
  public CompletableFuture<ActionResult> land(SessionId id, LandHow how, String into) {
    landed.add(how);
    return CompletableFuture.completedFuture(
        new ActionResult.Conflicts(List.of("src/Retry.java", "README.md")));
  }

  @Override
  public CompletableFuture<ActionResult> archive(SessionId id) {
    session(id).ifPresent(it -> put(in(it, SessionState.ARCHIVED)));
    return done("Archived.");
  }

  @Override
  public CompletableFuture<ActionResult> restore(SessionId id) {
    session(id).ifPresent(it -> put(in(it, SessionState.IDLE)));
    return done("Restored.");
  }

  @Override
  public synchronized CompletableFuture<List<String>> lossesOf(SessionId id) {
    return CompletableFuture.completedFuture(losses);
  }

  @Override
  public synchronized CompletableFuture<List<String>> archiveLossesOf(SessionId id) {
    return CompletableFuture.completedFuture(losses);
  }

  @Override
  public CompletableFuture<ActionResult> delete(SessionId id) {
    synchronized (this) {
      SessionSnapshot gone = Objects.requireNonNull(sessions.remove(id));
      deleted.put(id, gone);
      trash.addFirst(new DeletedSession(id, gone.title(), gone.branch(), NOW, ""));
    }
    listeners.forEach(Listener::structureChanged);
    return done("Moved to the trash.");
  }

  @Override
  public synchronized List<DeletedSession> trash() {
    return List.copyOf(trash);
  }

  @Override
  public CompletableFuture<ActionResult> undelete(SessionId id) {
    synchronized (this) {
      sessions.put(id, Objects.requireNonNull(deleted.remove(id)));
      trash.removeIf(each -> each.id().equals(id));
    }
    listeners.forEach(Listener::structureChanged);
    return done("Restored from the trash.");
  }

  @Override
  public CompletableFuture<TrashWeight> weighTrash(List<SessionId> ids) {
    return CompletableFuture.completedFuture(new TrashWeight(ids.size(), 3, 2, 4096));
  }

  @Override
  public CompletableFuture<ActionResult> emptyTrash(List<SessionId> ids) {
    synchronized (this) {
      ids.forEach(deleted::remove);
      trash.removeIf(each -> ids.contains(each.id()));
    }
    listeners.forEach(Listener::structureChanged);
    return done("Deleted for good.");
  }

  @Override
  public CompletableFuture<ActionResult> discard(SessionId id, List<String> paths) {
    discarded.add(paths);
    return done("Discarded.");
  }

  @Override
  public CompletableFuture<ActionResult> undoDiscard(SessionId id) {
    return done("Brought back.");
  }

  @Override
  public List<Terminal> terminals(SessionId id) {
    return List.copyOf(shells.getOrDefault(id, List.of()));
  }

  void addShell(SessionId id, Terminal shell) {
    shells.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()).add(shell);
    listeners.forEach(Listener::structureChanged);
  }

  @Override
  public void closeTerminal(SessionId id, Terminal shell) {
    List<Terminal> open = shells.get(id);
    if (open != null && open.remove(shell)) {
      shell.close();
    }
    listeners.forEach(Listener::structureChanged);
  }

  @Override
  public CompletableFuture<Terminal> openShell(SessionId id, int columns, int rows) {
    return opens
        .map(open -> {
          Terminal shell = open.apply(columns, rows);
          addShell(id, shell);
          return CompletableFuture.completedFuture(shell);
        })
        .orElseGet(() ->
            CompletableFuture.failedFuture(new IllegalStateException("No shell in this script")));
  }

  @Override
  public Subscription subscribe(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }

  private static CompletableFuture<ActionResult> done(String message) {
    return CompletableFuture.completedFuture(new ActionResult.Done(message));
  }
}
