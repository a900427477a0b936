package app.coppice.ui.window;

import app.coppice.agent.Mode;
import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import app.coppice.session.ActionResult;
import app.coppice.session.Beginnings;
import app.coppice.session.Changes;
import app.coppice.session.DeletedSession;
import app.coppice.session.NewSession;
import app.coppice.session.Outfits;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.TrashWeight;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine whose sessions are what a test says. Thread-safe.
final class ScriptedEngine extends ScriptedChanges {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Map<SessionId, SessionSnapshot> sessions = new LinkedHashMap<>();
  private final List<DeletedSession> trash = new ArrayList<>();
  private final Map<SessionId, SessionSnapshot> deleted = new LinkedHashMap<>();
  private List<String> losses = List.of();
  private volatile boolean neverRead;

  /// False while sessions of the profile may still come.
  volatile boolean allOpened = true;

  final ScriptedOutfits outfits = new ScriptedOutfits();

  /// What the window asked for, oldest first.
  final List<SessionCommand> commands = new CopyOnWriteArrayList<>();

  /// What the window said it shows.
  volatile List<SessionId> inView = List.of();

  @Override
  public void inView(Collection<SessionId> sessions) {
    inView = List.copyOf(sessions);
  }

  final List<NewSession> created = new CopyOnWriteArrayList<>();

  final ScriptedStorage storage = new ScriptedStorage(this);

  @Override
  public ScriptedStorage storage() {
    return storage;
  }

  final ScriptedTimeline timeline = new ScriptedTimeline();

  @Override
  public Outfits outfits() {
    return outfits;
  }

  @Override
  public ScriptedTimeline timeline() {
    return timeline;
  }

  void openedAll() {
    allOpened = true;
    tell(Listener::structureChanged);
  }

  @Override
  public boolean allOpened() {
    return allOpened;
  }

  synchronized void losses(List<String> sentences) {
    losses = List.copyOf(sentences);
  }

  volatile Beginnings beginnings = Beginnings.NONE;

  @Override
  public Beginnings beginnings() {
    return beginnings;
  }

  SessionSnapshot add(Path repository, String title, SessionState state) {
    SessionSnapshot snapshot = snapshot(repository, title, state);
    put(snapshot);
    tell(Listener::structureChanged);
    return snapshot;
  }

  void put(SessionSnapshot snapshot) {
    synchronized (this) {
      sessions.put(snapshot.id(), snapshot);
    }
    tell(listener -> listener.sessionChanged(snapshot.id()));
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

  /// What is read by whoever looks at it stays unread here.
  void neverRead() {
    neverRead = true;
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
                put(Variants.with(it, it.state(), title, it.unread(), it.changes(), it.problem()));
            case SessionCommand.MarkRead() when !neverRead ->
                put(Variants.with(it, it.state(), it.title(), false, it.changes(), it.problem()));
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
  public CompletableFuture<ActionResult> archive(SessionId id) {
    session(id).ifPresent(it -> put(Variants.in(it, SessionState.ARCHIVED)));
    return done("Archived.");
  }

  @Override
  public CompletableFuture<ActionResult> restore(SessionId id) {
    session(id).ifPresent(it -> put(Variants.in(it, SessionState.IDLE)));
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
    tell(Listener::structureChanged);
    return done("Moved to the trash.");
  }

  /// Makes a session one that was deleted then.
  synchronized void wasDeleted(SessionId id, Instant then) {
    trash.replaceAll(it ->
        it.id().equals(id)
            ? new DeletedSession(id, it.title(), it.branch(), then, it.problem())
            : it);
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
    tell(Listener::structureChanged);
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
    tell(Listener::structureChanged);
    return done("Deleted for good.");
  }
}
