package app.coppice.session;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether the worktrees are still where they were: a folder that is moved
/// as a whole tells its watcher nothing. One look at one file for each. Thread-safe.
final class WorktreePatrol implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorktreePatrol.class);
  private static final Duration PACE = Duration.ofSeconds(3);

  private final Map<SessionId, Post> posts = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("worktree-patrol").factory());
  private boolean walks;

  /// @param link a worktree's `.git` file; none where the worktree is gone
  private record Post(Optional<Path> link, Runnable act) {}

  /// @param gone called at each look that finds the worktree gone; must not block
  void follow(SessionId id, Path worktree, Runnable gone) {
    put(id, new Post(Optional.of(worktree.resolve(".git")), gone));
  }

  /// @param look called at each look from now on, until somebody else is put in its place; may
  ///   block for a moment
  void await(SessionId id, Runnable look) {
    put(id, new Post(Optional.empty(), look));
  }

  private synchronized void put(SessionId id, Post post) {
    posts.put(id, post);
    if (!walks && !timer.isShutdown()) {
      walks = true;
      var _ =
          timer.scheduleWithFixedDelay(
              this::walk, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  void leave(SessionId id) {
    posts.remove(id);
  }

  private void walk() {
    for (Post post : posts.values()) {
      try {
        if (post.link().filter(link -> Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isEmpty()) {
          post.act().run();
        }
      } catch (RuntimeException e) {
        LOG.warn("A worktree cannot be looked at: {}", post.link(), e);
      }
    }
  }

  @Override
  public synchronized void close() {
    timer.shutdownNow();
    posts.clear();
  }
}
