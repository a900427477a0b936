package app.coppice.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The opening of a profile: its repositories and sessions, and after them what a crash left half
/// done in git. Thread-safe.
final class ProfileOpening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileOpening.class);

  /// At the close, for git to end what it does in one repository. Longer, and a program that hangs
  /// would keep the app from closing.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KnownRepositories repositories;
  private final OpenSessions sessions;
  private final SessionGit git;
  private final Aftermath aftermath;
  private final Listeners listeners;
  private final CompletableFuture<Void> reconciled = new CompletableFuture<>();
  private volatile boolean done;
  private volatile boolean closed;
  private @Nullable Thread reconciling;

  ProfileOpening(
      KnownRepositories repositories,
      OpenSessions sessions,
      SessionGit git,
      Aftermath aftermath,
      Listeners listeners) {
    this.repositories = repositories;
    this.sessions = sessions;
    this.git = git;
    this.aftermath = aftermath;
    this.listeners = listeners;
  }

  CompletableFuture<Void> run() {
    return Background.run(
        "open-profile",
        () -> {
          repositories.read();
          sessions.openAll();
          done = true;
          listeners.structureChanged();
          startReconciling();
          return null;
        });
  }

  /// Whether all sessions have been opened that could be.
  boolean isDone() {
    return done;
  }

  CompletableFuture<Void> reconciled() {
    return reconciled.copy();
  }

  private synchronized void startReconciling() {
    if (closed) {
      reconciled.complete(null);
    } else {
      reconciling = Thread.ofVirtual().name("reconcile").start(this::reconcile);
    }
  }

  private void reconcile() {
    for (Path repository : repositories.all()) {
      if (closed) {
        break;
      }
      try {
        aftermath.tell(
            git.settleLandings(repository),
            sessions.own().stream()
                .filter(session -> session.snapshot().repository().equals(repository))
                .toList());
        git.reconcile(repository, sessions::isAbandoned);
      } catch (IOException | RuntimeException e) {
        LOG.warn("Worktrees of {} cannot be reconciled", repository, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    reconciled.complete(null);
  }

  /// Returns when git is no longer used, at the latest after 20 seconds.
  @Override
  public void close() {
    Thread running;
    synchronized (this) {
      closed = true;
      running = reconciling;
    }
    try {
      if (running != null && !running.join(PATIENCE)) {
        LOG.warn("Worktrees are still being reconciled; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
