package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolKind;
import app.coppice.agent.TurnEvent;
import app.coppice.session.MainCheckout.Written;
import app.coppice.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Raises an alarm when files of a main checkout change while a command of one of its sessions
/// runs: sessions have their own worktrees and no business there. An agent's tools cannot write
/// there; its commands and what runs in a shell can. Thread-safe; nothing blocks its callers.
final class MainCheckoutGuard implements Engine.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MainCheckoutGuard.class);

  /// Named in one notice.
  private static final int SHOWN = 5;

  /// A command is among the last entries of its transcript.
  private static final int RECENT = 8;

  /// Between two notices of one session.
  private static final long PAUSE_NANOS = Duration.ofSeconds(30).toNanos();

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SessionGit git;
  private final ChangeTracker tracker;
  private final OpenSessions sessions;
  private final Function<SessionId, List<Terminal>> terminals;
  private final Clock clock;
  private final Map<Path, MainCheckout> watched = new ConcurrentHashMap<>();

  /// Those that could not be watched: tried again after the next change of the structure, not at
  /// each change of a session.
  private final Set<Path> unwatchable = ConcurrentHashMap.newKeySet();

  /// When a command of a session's agent ran last.
  private final Map<SessionId, CommandSpan> commands = new ConcurrentHashMap<>();

  /// Sessions of which a command runs.
  private final Set<SessionId> running = ConcurrentHashMap.newKeySet();

  private final Map<SessionId, Long> told = new ConcurrentHashMap<>();
  private volatile boolean closed;

  MainCheckoutGuard(
      SessionGit git,
      ChangeTracker tracker,
      OpenSessions sessions,
      Function<SessionId, List<Terminal>> terminals,
      Clock clock) {
    this.git = git;
    this.tracker = tracker;
    this.sessions = sessions;
    this.terminals = terminals;
    this.clock = clock;
  }

  @Override
  public void sessionChanged(SessionId id) {
    sessions.get(id).map(Session::snapshot).ifPresent(this::look);
  }

  /// Waits until a repository's main checkout is watched, so that nothing of a turn runs before
  /// that; a watch that takes longer than a person would wait holds nobody up. Blocking.
  void standsBefore(Path repository) throws InterruptedException {
    watch(repository);
    MainCheckout known = watched.get(repository);
    if (known != null && !known.hasBegun(PATIENCE)) {
      LOG.warn("A turn begins before the main checkout {} is watched", repository);
    }
  }

  private void look(SessionSnapshot session) {
    switch (session.state()) {
      // Its first turn is about to come.
      case PREPARING, WORKING, WAITING -> watch(session.repository());
      case IDLE, COMMITTING, FAILED -> {
        // Its next turn is being typed, and need not wait for the watches then.
        if (!session.draft().isBlank()) {
          watch(session.repository());
        }
      }
      case DETACHED, ARCHIVED -> {}
    }
    boolean runs = runsCommand(session);
    if (runs && running.add(session.id())) {
      lookAfter(session.repository());
    } else if (!runs) {
      running.remove(session.id());
    }
    commands.compute(
        session.id(), (_, before) -> CommandSpan.after(before, runs, System.currentTimeMillis()));
  }

  @Override
  public void structureChanged() {
    unwatchable.clear();
    watched.keySet().forEach(this::lookAfter);
    for (Session each : sessions.own()) {
      SessionSnapshot session = each.snapshot();
      if (!terminals.apply(session.id()).isEmpty()) {
        watch(session.repository());
      }
    }
  }

  private static boolean runsCommand(SessionSnapshot session) {
    List<Entry> entries = session.transcript().entries();
    return entries.subList(Math.max(0, entries.size() - RECENT), entries.size()).stream()
        .anyMatch(entry ->
            entry instanceof Entry.Call call
                && call.state() == ToolCallState.RUNNING
                && call.call().kind() == ToolKind.EXECUTE);
  }

  private void watch(Path repository) {
    if (closed || unwatchable.contains(repository) || watched.containsKey(repository)) {
      return;
    }
    MainCheckout fresh = new MainCheckout(written -> judge(repository, written));
    if (watched.putIfAbsent(repository, fresh) == null) {
      Thread.ofVirtual()
          .name("guard-main-checkout")
          .start(() -> {
            try {
              Path gitFolder = git.mending().gitFolder(repository);
              fresh.standsIn(repository, gitFolder);
              fresh.watchedBy(tracker.watch(repository, gitFolder, fresh::changed));
            } catch (IOException | RuntimeException e) {
              LOG.warn("The main checkout {} cannot be watched", repository, e);
              unwatchable.add(repository);
              leave(repository, fresh);
            }
          });
    }
  }

  private void leave(Path repository, MainCheckout gone) {
    watched.remove(repository, gone);
    gone.close();
  }

  /// A watch ends with its folder: where that was moved, deleted or put back, another one begins.
  private void lookAfter(Path repository) {
    MainCheckout known = watched.get(repository);
    if (known == null) {
      return;
    }
    Thread.ofVirtual()
        .name("guard-look-after")
        .start(() -> {
          switch (known.look(repository)) {
            case STANDS -> {}
            case GONE -> leave(repository, known);
            case ANOTHER -> {
              leave(repository, known);
              watch(repository);
            }
          }
        });
  }

  private void judge(Path repository, Written written) {
    for (Session each : sessions.own()) {
      SessionSnapshot session = each.snapshot();
      if (!session.repository().equals(repository)) {
        continue;
      }
      List<String> byAgent = writtenByAgent(session, repository, written);
      if (!byAgent.isEmpty()) {
        alarm(each, repository, byAgent, "a command of the agent");
        continue;
      }
      terminals.apply(session.id()).stream()
          .flatMap(terminal -> terminal.foreground().stream())
          .findFirst()
          .ifPresent(program ->
              alarm(each, repository, written.paths().stream().sorted().toList(), program));
    }
  }

  /// Those of the files that were written while a command of the session's agent ran.
  private List<String> writtenByAgent(SessionSnapshot session, Path repository, Written written) {
    CommandSpan span = commands.get(session.id());
    return span == null
        ? List.of()
        : written.paths().stream()
            .filter(path -> span.covers(repository.resolve(path)))
            .sorted()
            .toList();
  }

  private void alarm(Session session, Path repository, List<String> files, String what) {
    SessionId id = session.snapshot().id();
    long now = System.nanoTime();
    Long before = told.get(id);
    if (closed || (before != null && now - before < PAUSE_NANOS)) {
      return;
    }
    told.put(id, now);
    String more = files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "";
    String text =
        (files.size() == 1 ? "1 file" : files.size() + " files")
            + " changed in the main checkout "
            + repository
            + " while "
            + what
            + " ran in this session, whose own folder is another: "
            + String.join(", ", files.subList(0, Math.min(SHOWN, files.size())))
            + more
            + ". If it was not you, look at them there: git diff";
    session.happened(
        new SessionEvent.Noted(
            clock.instant(), new TurnEvent.Notice(Entry.Notice.Kind.WARNING, text)));
  }

  @Override
  public void close() {
    closed = true;
    watched.values().forEach(MainCheckout::close);
    watched.clear();
  }
}
