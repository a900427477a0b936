package app.coppice.session;

import app.coppice.settings.RepositorySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that every repository in use has a worktree ready for its next session, one
/// repository at a time and only while no agent works. Nothing runs while nothing changes.
/// Thread-safe; never blocks but in {@link #close}.
final class SpareKeeper implements Engine.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpareKeeper.class);

  private final Supplier<GitOutfit> git;
  private final RepositoryChoices choices;
  private final OpenSessions sessions;
  private final Runnable changed;
  private final Pace pace;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("spare-worktrees").factory());

  /// Repositories that are looked at soon.
  private final Set<Path> due = ConcurrentHashMap.newKeySet();

  /// How far sessions were behind their bases when they last told.
  private final Map<SessionId, Integer> behind = new ConcurrentHashMap<>();

  private volatile boolean started;

  /// When it looks.
  ///
  /// @param soon after something happened
  /// @param busy after it found somebody at work
  record Pace(Duration soon, Duration busy) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  /// @param changed called after each look
  SpareKeeper(
      Supplier<GitOutfit> git,
      RepositoryChoices choices,
      OpenSessions sessions,
      Runnable changed,
      Pace pace) {
    this.changed = changed;
    this.git = git;
    this.choices = choices;
    this.sessions = sessions;
    this.pace = pace;
  }

  /// Begins to keep worktrees ready; before this it only takes note of nothing.
  void start() {
    started = true;
    sessions.roll().snapshots().stream()
        .map(SessionSnapshot::repository)
        .distinct()
        .forEach(this::look);
  }

  /// Something happened that may call for a worktree or for another one.
  void look(Path repository) {
    at(repository, pace.soon());
  }

  private void at(Path repository, Duration wait) {
    if (started && !worker.isShutdown() && due.add(repository)) {
      var _ = worker.schedule(() -> run(repository), wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void run(Path repository) {
    due.remove(repository);
    try {
      if (isBusy()) {
        at(repository, pace.busy());
      } else if (isWanted(repository)) {
        var _ = git.get().keepSpare(repository);
        changed.run();
      } else {
        git.get().dropSpare(repository);
        changed.run();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("No worktree of {} is kept ready: {}", repository, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isBusy() {
    return sessions.roll().snapshots().stream()
        .anyMatch(session ->
            switch (session.state()) {
              case PREPARING, WORKING, COMMITTING -> true;
              case IDLE, WAITING, FAILED, DETACHED, ARCHIVED -> false;
            });
  }

  private boolean isWanted(Path repository) throws IOException {
    RepositorySettings settings = choices.of(repository);
    return settings.spareWorktree()
        && sessions.roll().snapshots().stream()
            .anyMatch(session ->
                session.repository().equals(repository)
                    && session.state() != SessionState.ARCHIVED);
  }

  /// A repository left the list: what is kept ready for it goes.
  void forgotten(Path repository) {
    if (started && !worker.isShutdown()) {
      worker.execute(() -> {
        due.remove(repository);
        try {
          git.get().dropSpare(repository);
        } catch (IOException | RuntimeException e) {
          LOG.warn("{} keeps a worktree: {}", repository, e.getMessage());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }
  }

  /// A base that moved shows in how far its sessions are behind.
  @Override
  public void sessionChanged(SessionId id) {
    if (started) {
      sessions
          .roll()
          .snapshot(id)
          .ifPresent(session -> {
            Integer now = session.changes().behind();
            if (!now.equals(behind.put(id, now))) {
              look(session.repository());
            }
          });
    }
  }

  @Override
  public void structureChanged() {
    // Sessions that come and go tell so themselves.
  }

  /// Ends what is under way; what it left is taken away at the next start.
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("A worktree is still being made ready; the next start takes it away");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
