package app.coppice.session;

import app.coppice.session.NewSessions.Begun;
import app.coppice.store.JournalInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions of one engine, from the opening of their journals to the closing. Thread-safe.
final class OpenSessions {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);

  /// How long a close waits for sessions that are being opened and attached.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EngineParts parts;
  private final Listeners listeners;
  private final SessionShelf shelf;
  private final DraftHandOver drafts;
  private final SessionWork work;
  private final Elsewhere elsewhere;
  private final Settling settling;
  private final SessionRoll roll;
  private final Map<SessionId, Session> sessions = new ConcurrentHashMap<>();
  private final OpenWork opening = new OpenWork();
  private final AtomicBoolean resting = new AtomicBoolean();

  OpenSessions(
      EngineParts parts,
      SessionActions actions,
      WorktreeBinding binding,
      Rewinds rewinds,
      Aftermath aftermath,
      ChangeTracker changes,
      Listeners listeners,
      ManagedWork.FirstOfAll firstOfAll) {
    this.parts = parts;
    this.listeners = listeners;
    shelf = new SessionShelf(parts.profile().journals());
    drafts = new DraftHandOver(shelf, parts.clock());
    work =
        new ManagedWork(
            actions,
            binding,
            rewinds,
            changes,
            parts.turns(),
            listeners,
            parts.redactor(),
            sessions,
            resting,
            firstOfAll);
    settling =
        new Settling(
            actions, binding, aftermath, drafts, shelf, listeners, sessions, parts.clock());
    elsewhere = new Elsewhere(shelf, this::open, listeners, new Redacted(parts.redactor()));
    roll = new SessionRoll(sessions, elsewhere);
  }

  /// From now on prompts stay queued, for a process that has a key and stays.
  void rest() {
    resting.set(true);
  }

  /// Opens all sessions of the profile, each on a thread of its own. Blocking.
  void openAll() throws IOException {
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
  }

  private void openPatiently(SessionId id) {
    try {
      open(id);
    } catch (JournalInUse e) {
      LOG.info("Session {} is open in another process", id);
      elsewhere.follow(id);
    } catch (IOException e) {
      LOG.error("Session {} cannot be opened: {}", id, e.getMessage());
    }
  }

  /// Opens one session, unless it is open here already. Blocking.
  ///
  /// @throws IOException when its journal cannot be read, or is open elsewhere
  Session open(SessionId id) throws IOException {
    return open(id, Optional::empty);
  }

  /// @param typed what was typed for it here and may be newer than the file; asked once it is open
  private Session open(SessionId id, Supplier<Optional<String>> typed) throws IOException {
    Session known = sessions.get(id);
    if (known != null) {
      drafts.finish(id, drafts.give(known, typed.get()));
      return known;
    }
    if (!opening.begin()) {
      throw new IOException("Coppice is being closed");
    }
    try {
      return opened(id, typed);
    } finally {
      opening.end();
    }
  }

  private Session opened(SessionId id, Supplier<Optional<String>> typed) throws IOException {
    SessionShelf.Opened opened = shelf.open(id);
    Session session = new Session(opened.fold(), opened::journal, work, parts.clock());
    CompletableFuture<Void> draft = drafts.give(session, typed.get().or(() -> drafts.waiting(id)));
    sessions.put(id, session);
    session.start(Reopening.events(opened, parts.clock().instant()));
    if (opening.isClosed()) {
      session.close();
      return session;
    }
    opening.alsoBegin();
    Thread.ofVirtual()
        .name("attach-" + id)
        .start(() -> {
          try {
            settling.settle(session, opened.underWay(), draft);
          } finally {
            opening.end();
          }
        });
    listeners.structureChanged();
    return session;
  }

  /// Takes a session away for good, its journal last. Blocking.
  void forget(Session session, Settling.Forgetting first) throws IOException {
    settling.forget(session, first);
  }

  /// Bytes of a session's journal.
  long size(SessionId id) throws IOException {
    return shelf.size(id);
  }

  /// Makes a session; its journal is opened on its own thread.
  ///
  /// @throws IllegalStateException when the engine is being closed
  SessionId create(NewSession asked) {
    return create(asked, id -> parts.profile().worktrees().resolve(id.toString()));
  }

  /// Makes a session of a worktree that was made elsewhere.
  SessionId adopt(NewSession asked, Path worktree) {
    return create(asked, _ -> worktree);
  }

  private SessionId create(NewSession asked, Function<SessionId, Path> folder) {
    if (!opening.begin()) {
      throw new IllegalStateException("Coppice is being closed");
    }
    try {
      return created(asked, folder);
    } finally {
      opening.end();
    }
  }

  private SessionId created(NewSession asked, Function<SessionId, Path> folder) {
    SessionId id = SessionId.random();
    Begun begun = NewSessions.begun(id, asked, folder.apply(id), parts);
    SessionEvent.Created created = begun.created();
    Session session =
        new Session(SessionFold.of(created), () -> shelf.open(id, created), work, parts.clock());
    sessions.put(id, session);
    session.start(begun.first());
    if (opening.isClosed()) {
      session.close();
    }
    listeners.structureChanged();
    return id;
  }

  /// Shows a session that another process made, and takes it over when that process lets go.
  void notice(SessionId id) {
    if (!opening.isClosed() && !sessions.containsKey(id)) {
      elsewhere.follow(id);
    }
  }

  /// A session that this process has open, or can open at this moment. Blocking.
  ///
  /// @throws IOException when another process has it open; the message is for the person
  Optional<Session> find(SessionId id) throws IOException {
    Session known = sessions.get(id);
    if (known != null || !shelf.holds(id)) {
      return Optional.ofNullable(known);
    }
    try {
      return Optional.of(open(id));
    } catch (JournalInUse e) {
      // Between two processes it may have been opened here meanwhile.
      Session late = sessions.get(id);
      if (late != null) {
        return Optional.of(late);
      }
      elsewhere.follow(id);
      throw new IOException(
          "Another process of Coppice is at work on this session. Try again when it has ended.", e);
    }
  }

  /// Does one thing to a session while no other action is done to it; empty, and nothing done, when
  /// there is no such session any more. Blocking.
  <T> Optional<T> alone(SessionId id, SessionManager.Work<T> work)
      throws IOException, InterruptedException {
    Optional<Session> found = find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return found
        .get()
        .alone(session ->
            sessions.get(id) == session ? Optional.of(work.of(session)) : Optional.empty());
  }

  /// What is known of all sessions, those of other processes included.
  SessionRoll roll() {
    return roll;
  }

  Optional<Session> get(SessionId id) {
    return Optional.ofNullable(sessions.get(id));
  }

  Collection<Session> own() {
    return sessions.values();
  }

  boolean submit(SessionId id, SessionCommand command) {
    return submitted(id, command)
        || elsewhere.submit(id, command)
        // It may have been taken over between the two.
        || submitted(id, command);
  }

  private boolean submitted(SessionId id, SessionCommand command) {
    return get(id).map(session -> session.submit(command)).orElse(false);
  }

  /// Whether neither this process nor another has the session open. Each session that is open
  /// brings its own worktree to an end.
  boolean isAbandoned(SessionId id) {
    return !sessions.containsKey(id) && shelf.isFree(id);
  }

  /// Lets no more sessions open and begins to close those that are, and to wait for openings under
  /// way, which close what they open; a list that may be added to.
  List<CompletableFuture<Void>> close() {
    opening.close();
    elsewhere.close();
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
            "await-openings",
            () -> {
              if (!opening.awaitEnd(PATIENCE)) {
                LOG.warn("Not every session had come to rest after {}", PATIENCE);
              }
              return null;
            }));
    return closing;
  }
}
