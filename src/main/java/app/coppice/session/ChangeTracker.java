package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionGit.Place;
import app.coppice.watch.ChangeBatch;
import app.coppice.watch.WatchNotice;
import app.coppice.watch.WorktreeWatcher;
import app.coppice.watch.WorktreeWatcher.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the changes of the sessions' worktrees up to date: watches them and looks again at what
/// changed, see {@link TrackedWorktree}. Thread-safe.
final class ChangeTracker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeTracker.class);

  private final SessionGit git;
  private final Once<WorktreeWatcher> watcher;
  private final LookTurns turns;
  private final Clock clock;
  private final TrackedWorktree.Looking looking;
  private final Map<SessionId, TrackedWorktree> tracked = new ConcurrentHashMap<>();
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
    this.looking =
        new TrackedWorktree.Looking(git, turns, new CommentFollower(git, redacted, clock), clock);
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
    TrackedWorktree fresh = new TrackedWorktree(session, this, looking);
    TrackedWorktree old = tracked.put(session.snapshot().id(), fresh);
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
    TrackedWorktree one = tracked.get(id);
    if (one != null) {
      one.refresh();
    }
  }

  /// Leaves a session whose worktree is gone; what the looks found while it went is taken back.
  /// Before the session is told that it is detached.
  void gone(SessionId id) {
    TrackedWorktree one = tracked.get(id);
    if (one != null) {
      one.takeBack();
    }
    leave(id);
  }

  /// Detaches a session whose worktree is not usable any more, and looks out for it.
  void lost(Session session, String problem) {
    SessionId id = session.snapshot().id();
    gone(id);
    session.happened(new SessionEvent.Detached(clock.instant(), problem));
    // It may have been caught on its way: git moves a folder first, and says so then.
    patrol.await(id, () -> comeBack(session));
  }

  void leave(SessionId id) {
    patrol.leave(id);
    turns.forget(id);
    TrackedWorktree one = tracked.remove(id);
    if (one != null) {
      one.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    patrol.close();
    tracked.values().forEach(TrackedWorktree::close);
    if (watcher.isMade()) {
      watcher.get().close();
    }
    tracked.clear();
  }
}
