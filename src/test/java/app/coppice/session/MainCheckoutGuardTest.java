package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.git.GitProgram;
import app.coppice.git.Repositories;
import app.coppice.session.SessionGit.Place;
import app.coppice.settings.Profile;
import app.coppice.watch.ChangeBatch;
import app.coppice.watch.ChangeBatch.Extent;
import app.coppice.watch.WorktreeWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A main checkout that cannot be watched.
@Timeout(120)
final class MainCheckoutGuardTest {
  private static final int TURNS = 8;

  @TempDir Path folder;

  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicInteger structures = new AtomicInteger();
  private final AtomicInteger turns = new AtomicInteger();
  private final CountDownLatch tried = new CountDownLatch(1);
  private final CountDownLatch ran = new CountDownLatch(1);
  private volatile boolean early;
  private volatile boolean told;
  private final Semaphore changed = new Semaphore(0);

  /// A permit for each try to watch.
  private final Semaphore looks = new Semaphore(0);

  @Test
  void itIsTriedAgainWhenTheStructureChangesNotAtEachChangeOfASession() throws Exception {
    try (SessionManager engine =
        FakeParts.manager(new Profile(folder.resolve("profile")), this::turn, this::git)) {
      engine.subscribe(
          new Engine.Listener() {
            @Override
            public void sessionChanged(SessionId session) {
              changed.release();
            }

            @Override
            public void structureChanged() {
              structures.incrementAndGet();
              changed.release();
            }
          });
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(new NewSession(folder, "", "", "fix", "m", Mode.ASK, false));
      until(() -> engine.session(id).orElseThrow().state() == SessionState.IDLE);
      int before = structures.get();
      for (int turn = 1; turn <= TURNS; turn++) {
        int those = turn;
        engine.submit(id, new SessionCommand.SendPrompt("go on"));
        until(() ->
            turns.get() == those && engine.session(id).orElseThrow().state() == SessionState.IDLE);
        assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
      }

      assertThat(tries.get()).isBetween(1, 1 + structures.get() - before);
    }
  }

  @Test
  void nothingOfATurnRunsBeforeItIsWatched() throws Exception {
    try (SessionManager engine =
        FakeParts.manager(new Profile(folder.resolve("profile")), this::turn, this::slowGit)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(new NewSession(folder, "go", "", "fix", "m", Mode.ASK, false));
      until(() -> turns.get() == 1);
      until(() -> engine.session(id).orElseThrow().state() == SessionState.IDLE);

      assertThat(tries.get()).isPositive();
      assertThat(early).isFalse();
    }
  }

  @Test
  void nothingOfATurnRunsBeforeItsWatchesStand() throws Exception {
    Path repository = folder.toRealPath().resolve("shop");
    assertThat(new ProcessBuilder("git", "init", "-q", repository.toString()).start().waitFor())
        .isZero();
    var program =
        new GitProgram(
            (_, _, _, _, _, _, _) -> {
              throw new IOException("no git");
            },
            Map.of());
    var repositories = new OpenRepositories(() -> new Repositories(program));
    try (repositories;
        SessionManager engine =
            FakeParts.manager(
                new Profile(folder.resolve("profile")),
                this::turn,
                method ->
                    method.equals("mending")
                        ? new GitMending(
                            repositories,
                            () -> {
                              throw new IllegalStateException("there are no worktrees");
                            })
                        : git(method),
                SlowWatcher::new)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      var _ = engine.create(new NewSession(repository, "go", "", "fix", "m", Mode.ASK, false));
      until(() -> turns.get() == 1);

      assertThat(told).isTrue();
      assertThat(early).isFalse();
    }
  }

  @Test
  void whileAPromptIsTypedItBegins() throws Exception {
    try (SessionManager engine =
        FakeParts.manager(new Profile(folder.resolve("profile")), this::turn, this::git)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(new NewSession(folder, "", "", "fix", "m", Mode.ASK, false));
      until(() -> engine.session(id).orElseThrow().state() == SessionState.IDLE);
      assertThat(looks.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    // Its own: what the first engine began may still look.
    Semaphore later = new Semaphore(0);
    FakeParts.Answer counting =
        method -> {
          if (method.equals("mending")) {
            later.release();
          }
          return git(method);
        };
    try (SessionManager engine =
        FakeParts.manager(new Profile(folder.resolve("profile")), this::turn, counting)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.sessions().getFirst().id();
      assertThat(later.availablePermits()).isZero();

      engine.submit(id, new SessionCommand.SaveDraft("Fix"));

      assertThat(later.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /// One that returns at once, as the real one does, and takes a while until its watches stand.
  private final class SlowWatcher implements WorktreeWatcher {
    @Override
    public Watch watch(Path root, Path gitFolder, Consumer<ChangeBatch> listener) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              if (!root.equals(folder)) {
                early = ran.await(1, TimeUnit.SECONDS);
                told = true;
              }
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
            listener.accept(new ChangeBatch(root, Set.of(), Extent.EVERYTHING));
          });
      return () -> {};
    }

    @Override
    public void close() {}
  }

  /// One that takes a while to say where the main checkout's git folder is.
  private @Nullable Object slowGit(String method) throws InterruptedException {
    if (method.equals("mending") && tries.getAndIncrement() == 0) {
      early = ran.await(1, TimeUnit.SECONDS);
      throw new IllegalStateException("The folder was moved");
    }
    return method.equals("mending") ? null : git(method);
  }

  private void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      assertThat(changed.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private @Nullable Object turn(String method) {
    return switch (method) {
      case "run" -> {
        turns.incrementAndGet();
        ran.countDown();
        yield StopReason.END_TURN;
      }
      case "terminal" -> Optional.empty();
      default -> null;
    };
  }

  private @Nullable Object git(String method) {
    return switch (method) {
      case "prepare", "find" -> new Place.Found("fix", "main", folder, folder);
      case "tip" -> "";
      case "look" -> (SessionGit.Look) () -> Changes.NONE;
      case "mending" -> {
        tries.incrementAndGet();
        tried.countDown();
        looks.release();
        throw new IllegalStateException("The folder was moved");
      }
      default -> null;
    };
  }
}
