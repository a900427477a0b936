package app.coppice.session;

import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionGit.Look;
import app.coppice.session.SessionGit.Place;
import app.coppice.watch.ChangeBatch;
import app.coppice.watch.WorktreeWatcher.Watch;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The worktree of one session that is followed: computes its changes on a virtual thread of its
/// own, one computation at a time, at what changed since the last. Thread-safe.
final class TrackedWorktree implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrackedWorktree.class);

  private final Session session;
  private final ChangeTracker tracker;
  private final Looking looking;
  private Optional<Watch> watch = Optional.empty();
  private boolean computing;
  private final Set<String> touched = new HashSet<>();
  private boolean everything;
  private boolean moved;
  private boolean closed;

  /// The last look; only the thread that computes knows it.
  private Optional<Look> seen = Optional.empty();

  private final Vanishing vanishing = new Vanishing();

  /// How worktrees are looked at.
  record Looking(SessionGit git, LookTurns turns, CommentFollower comments, Clock clock) {}

  TrackedWorktree(Session session, ChangeTracker tracker, Looking looking) {
    this.session = session;
    this.tracker = tracker;
    this.looking = looking;
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
    session.happened(new SessionEvent.Noted(looking.clock().instant(), notice));
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
      try (var _ = looking.turns().await(session.snapshot().id())) {
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
      switch (looking.git().find(snapshot)) {
        case Place.Found found -> {
          // Folded before the next look, or it would be news again.
          WorktreeNews.branch(snapshot, found, looking.clock().instant())
              .forEach(event -> session.announced(event).join());
          if (!found.folder().equals(snapshot.worktree())) {
            session
                .announced(new SessionEvent.Attached(looking.clock().instant(), found.folder()))
                .join();
            tracker.follow(session, found);
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
            ? looking.git().look(snapshot)
            : looking.git().lookAgain(snapshot, seen.get(), due.paths());
    seen = Optional.of(look);
    return look.changes();
  }

  /// What is as it was wakes nobody.
  private void tell(Changes changes) {
    Changes shown = session.snapshot().changes();
    if (!changes.equals(shown)) {
      vanishing.looked(shown, changes, looking.clock().instant());
      session.happened(new SessionEvent.ChangesComputed(looking.clock().instant(), changes));
    } else {
      vanishing.rested(looking.clock().instant());
    }
  }

  /// Shows again what was there before the files began to vanish.
  void takeBack() {
    Instant now = looking.clock().instant();
    vanishing
        .before(now)
        .ifPresent(whole -> session.happened(new SessionEvent.ChangesComputed(now, whole)));
  }

  /// Comments go with the code that they are about.
  private void follow(Changes changes) throws IOException {
    try {
      if (!session.snapshot().comments().isEmpty()) {
        looking.comments().follow(session.snapshot(), changes).forEach(session::happened);
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
    tracker.lost(session, problem);
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

  /// What a computation is to look at: nothing but what HEAD and base are, when there are no paths.
  private record Due(boolean everything, Set<String> paths) {}
}
