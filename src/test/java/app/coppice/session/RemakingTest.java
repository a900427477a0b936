package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Mode;
import app.coppice.git.Remedy;
import app.coppice.session.SessionGit.Place;
import app.coppice.settings.Profile;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The making anew of a worktree that does not come to its end.
@Timeout(120)
final class RemakingTest {
  @TempDir Path folder;

  private final AtomicInteger tries = new AtomicInteger();
  private final CountDownLatch second = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void whoMendsASessionThatIsClosedMeanwhileIsToldSoAndWaitsNoLonger() throws Exception {
    Semaphore changed = new Semaphore(0);
    CompletableFuture<ActionResult> mended;
    try (SessionManager engine =
        FakeParts.manager(
            new Profile(folder.resolve("profile")), FakeParts.Answer::idle, this::git)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(new NewSession(folder, "", "", "fix", "m", Mode.ASK, false));
      while (engine.session(id).orElseThrow().state() != SessionState.FAILED) {
        assertThat(changed.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      mended = engine.worktreeCare().mend(id, Remedy.RECREATE, folder);
      assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(mended.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            ActionResult.Refused.class, it -> assertThat(it.reason()).contains("was closed"));
    end.countDown();
  }

  @Test
  void aWorktreeThatIsBeingMadeIsNotSaidToBeInOrder() throws Exception {
    Semaphore changed = new Semaphore(0);
    try (SessionManager engine =
        FakeParts.manager(
            new Profile(folder.resolve("profile")), FakeParts.Answer::idle, this::git)) {
      engine.subscribe(FakeParts.telling(changed));
      engine.open().get(30, TimeUnit.SECONDS);
      SessionId id = engine.create(new NewSession(folder, "", "", "fix", "m", Mode.ASK, false));
      while (engine.session(id).orElseThrow().state() != SessionState.FAILED) {
        assertThat(changed.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      engine.submit(id, new SessionCommand.RetryPreparation());
      assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(
              engine.worktreeCare().mend(id, Remedy.FIND_AGAIN, folder).get(30, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              ActionResult.Refused.class,
              it -> assertThat(it.reason()).contains("being made at this moment"));
      end.countDown();
    }
  }

  private @Nullable Object git(String method) throws InterruptedException {
    if (!method.equals("prepare")) {
      return null;
    }
    if (tries.incrementAndGet() > 1) {
      second.countDown();
      end.await();
    }
    return new Place.Unusable("There is no disk.");
  }
}
