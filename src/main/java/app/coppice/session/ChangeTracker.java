package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionGit.Look;
import app.coppice.session.SessionGit.Place;
import app.coppice.watch.ChangeBatch;
import app.coppice.watch.WatchNotice;
import app.coppice.watch.WorktreeWatcher;
import app.coppice.watch.WorktreeWatcher.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the changes of the sessions' worktrees up to date: watches them, and computes on a virtual
/// thread of its own, one computation at a time for each session, at what changed since the last.
/// Thread-safe.
final class ChangeTracker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTracker.class);

  private final SessionGit git;
  private final Once<WorktreeWatcher> watcher;
  private final LookTurns turns;
  private final Clock clock;
  private final CommentFollower comments;
  private final Map<SessionId, Tracked> tracked = new ConcurrentHashMap<>();
  private final WorktreePatrol patrol = new WorktreePatrol();
  private volatile boolean closed;

  /// @param watcher asked once, when the first worktree is followed
  ChangeTracker(
      SessionGit git,
      LookTurns turns,
      Supplier<WorktreeWatcher> watcher,
      Clock clock,
      Redacted redacted) {
    this.git = git;
    this.turns = turns;
    this.watcher = new Once<>(() -> listened(watcher.get()));
    this.clock = clock;
    this.comments = new CommentFollower(git, redacted, clock);
  }

  private WorktreeWatcher listened(WorktreeWatcher made) {
    made.onNotice(this::note);
    return made;
  }

  /// Tells the person in every session whose changes show late.
  private void note(WatchNotice what) {
    var notice = new TurnEvent.Notice(Entry.Notice.Kind.NOTE, WatchWords.of(what));
    tracked.values().forEach(one -> one.note(notice));
  }

  /// Follows a session's worktree from now on and looks at it once. Blocking for a moment.
  void follow(Session session, Place.Found place) {
    Tracked fresh = new Tracked(session);
    Tracked old = tracked.put(session.snapshot().id(), fresh);
    if (old != null) {
      old.close();
    }
    if (closed) {
      leave(session.snapshot().id());
      return;
    }
    try {
      fresh.watch(watcher.get().watch(place.folder(), place.gitFolder(), fresh::changed));
    } catch (RuntimeException e) {
      LOG.warn("The worktree {} cannot be watched", place.folder(), e);
    }
    patrol.follow(session.snapshot().id(), place.folder(), fresh::refresh);
    fresh.refresh();
  }

  /// Goes on with a detached session whose worktree is there again and provably its own. Blocking.
  private void comeBack(Session session) {
    SessionSnapshot snapshot = session.snapshot();
    if (snapshot.state() != SessionState.DETACHED) {
      patrol.leave(snapshot.id());
      return;
    }
    try {
      if (git.find(snapshot) instanceof Place.Found found) {
        session.announced(new SessionEvent.Attached(clock.instant(), found.folder())).join();
        follow(session, found);
      }
    } catch (IOException e) {
      LOG.debug("The worktree {} is not back yet", snapshot.worktree(), e);
    }
  }

  /// Watches another folder by the same watcher.
  Watch watch(Path root, Path gitFolder, Consumer<ChangeBatch> listener) {
    return watcher.get().watch(root, gitFolder, listener);
  }

  /// Looks at a worktree again, soon. Never blocks.
  void refresh(SessionId id) {
    Tracked one = tracked.get(id);
    if (one != null) {
      one.refresh();
    }
  }

  /// Leaves a session whose worktree is gone; what the looks found while it went is taken back.
  /// Before the session is told that it is detached.
  void gone(SessionId id) {
    Tracked one = tracked.get(id);
    if (one != null) {
      one.takeBack();
    }
    leave(id);
  }

  void leave(SessionId id) {
    patrol.leave(id);
    turns.forget(id);
    Tracked one = tracked.remove(id);
    if (one != null) {
      one.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    patrol.close();
    tracked.values().forEach(Tracked::close);
    if (watcher.isMade()) {
      watcher.get().close();
    }
    tracked.clear();
  }

  /// What a computation is to look at: nothing but what HEAD and base are, when there are no paths.
  private record Due(boolean everything, Set<String> paths) {}

  /// One followed session.
  private final class Tracked implements AutoCloseable {
    private final Session session;
    private Optional<Watch> watch = Optional.empty();
    private boolean computing;
    private final Set<String> touched = new HashSet<>();
    private boolean everything;
    private boolean moved;
    private boolean closed;

    /// The last look; only the thread that computes knows it.
    private Optional<Look> seen = Optional.empty();

    private final Vanishing vanishing = new Vanishing();

    Tracked(Session session) {
      this.session = session;
    }

    void watch(Watch fresh) {
      synchronized (this) {
        if (!closed) {
          watch = Optional.of(fresh);
          return;
        }
      }
      fresh.close();
    }

    /// Some of it changed, as the watcher says.
    void changed(ChangeBatch batch) {
      switch (batch.extent()) {
        case PATHS -> refresh(batch.paths());
        case GIT -> moved();
        case EVERYTHING -> refresh();
      }
    }

    void note(TurnEvent.Notice notice) {
      session.happened(new SessionEvent.Noted(clock.instant(), notice));
    }

    /// A branch moved somewhere, which may be neither the session's nor its base.
    private synchronized void moved() {
      moved = true;
      start();
    }

    private synchronized void refresh(Set<String> paths) {
      touched.addAll(paths);
      start();
    }

    /// Looks at all of it.
    synchronized void refresh() {
      everything = true;
      start();
    }

    private synchronized void start() {
      if (!computing && !closed) {
        computing = true;
        Thread.ofVirtual().name("changes-" + session.snapshot().id()).start(this::compute);
      }
    }

    private void compute() {
      boolean more = true;
      while (more) {
        try (var _ = turns.await(session.snapshot().id())) {
          // Not before: what comes while this waits for its turn is looked at with the rest.
          Optional<Due> due = take();
          more = due.isPresent() && look(due.get());
        }
      }
    }

    /// False when somebody else goes on with the session.
    private boolean look(Due due) {
      SessionSnapshot snapshot = session.snapshot();
      try {
        switch (git.find(snapshot)) {
          case Place.Found found -> {
            // Folded before the next look, or it would be news again.
            WorktreeNews.branch(snapshot, found, clock.instant())
                .forEach(event -> session.announced(event).join());
            if (!found.folder().equals(snapshot.worktree())) {
              session.announced(new SessionEvent.Attached(clock.instant(), found.folder())).join();
              ChangeTracker.this.follow(session, found);
              return false;
            }
            Changes changes = look(snapshot, due);
            tell(changes);
            follow(changes);
          }
          case Place.Unusable(String problem) -> detach(problem);
        }
      } catch (IOException | RuntimeException e) {
        // What was to be looked at is not known any more.
        seen = Optional.empty();
        LOG.warn("The changes of {} cannot be computed", snapshot.worktree(), e);
      }
      return true;
    }

    private Changes look(SessionSnapshot snapshot, Due due) throws IOException {
      Look look =
          due.everything() || seen.isEmpty()
              ? git.look(snapshot)
              : git.lookAgain(snapshot, seen.get(), due.paths());
      seen = Optional.of(look);
      return look.changes();
    }

    /// What is as it was wakes nobody.
    private void tell(Changes changes) {
      Changes shown = session.snapshot().changes();
      if (!changes.equals(shown)) {
        vanishing.looked(shown, changes, clock.instant());
        session.happened(new SessionEvent.ChangesComputed(clock.instant(), changes));
      }
    }

    private void takeBack() {
      Instant now = clock.instant();
      vanishing
          .before(now)
          .ifPresent(whole -> session.happened(new SessionEvent.ChangesComputed(now, whole)));
    }

    /// Comments go with the code that they are about.
    private void follow(Changes changes) throws IOException {
      try {
        if (!session.snapshot().comments().isEmpty()) {
          comments.follow(session.snapshot(), changes).forEach(session::happened);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void detach(String problem) {
      synchronized (this) {
        if (closed) {
          return;
        }
      }
      SessionId id = session.snapshot().id();
      gone(id);
      session.happened(new SessionEvent.Detached(clock.instant(), problem));
      // It may have been caught on its way: git moves a folder first, and says so then.
      patrol.await(id, () -> comeBack(session));
    }

    private synchronized Optional<Due> take() {
      boolean go = !closed && (everything || moved || !touched.isEmpty());
      Due due = new Due(everything, Set.copyOf(touched));
      everything = false;
      moved = false;
      touched.clear();
      computing = go;
      return go ? Optional.of(due) : Optional.empty();
    }

    @Override
    public void close() {
      Optional<Watch> open;
      synchronized (this) {
        closed = true;
        open = watch;
      }
      open.ifPresent(Watch::close);
    }
  }
}
