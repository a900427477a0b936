package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.StopReason;
import app.coppice.store.JournalInUse;
import app.coppice.text.KnownSecrets;
import app.coppice.text.Redactor;
import java.io.Serial;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SessionRollTest {
  @TempDir Path folder;

  @Test
  void aSessionThatIsTakenOverWhileItIsLookedForIsNeverMissing() throws Exception {
    assertThat(lookedAtInATakeOver(roll -> roll.snapshots().size())).isEqualTo(1);
    assertThat(lookedAtInATakeOver(roll -> roll.all().size())).isEqualTo(1);
  }

  @Test
  void soIsOneThatIsAskedFor() throws Exception {
    assertThat(
            lookedAtInATakeOver(roll ->
                roll.snapshot(roll.elsewhere().snapshots().getFirst().id()).stream()
                    .mapToInt(_ -> 1)
                    .sum()))
        .isEqualTo(1);
  }

  private interface Look {
    int at(SessionRoll roll);
  }

  /// Looks at a roll whose only session changes hands just after it was not found here.
  private int lookedAtInATakeOver(Look look) throws Exception {
    Path place = folder.resolve(SessionId.random().toString());
    try (BareSession session =
        new BareSession(
            place, Clock.systemUTC(), UnaryOperator.identity(), (_, _) -> StopReason.END_TURN)) {
      session.until(() -> session.now().state() == SessionState.IDLE);
      Semaphore news = new Semaphore(0);
      Listeners listeners = new Listeners();
      var _ = listeners.add(waking(news));
      AtomicBoolean refused = new AtomicBoolean();
      CountDownLatch free = new CountDownLatch(1);
      Elsewhere.Opener opener =
          (id, _) -> {
            if (refused.compareAndSet(false, true)) {
              throw new JournalInUse("another process has it");
            }
            awaitQuietly(free);
          };
      Redacted redacted = new Redacted(Redactor.of(new KnownSecrets()));
      try (Elsewhere elsewhere = new Elsewhere(session.shelf, opener, listeners, redacted)) {
        elsewhere.follow(session.id);
        awaitNews(news, () -> !elsewhere.snapshots().isEmpty());
        TakingOver own =
            new TakingOver(() -> {
              free.countDown();
              awaitNews(news, () -> elsewhere.snapshots().isEmpty());
            });
        own.session = session;
        int found = look.at(new SessionRoll(own, elsewhere));
        free.countDown();
        return found;
      }
    }
  }

  private static Engine.Listener waking(Semaphore news) {
    return FakeParts.telling(news);
  }

  private static void awaitNews(Semaphore news, BooleanSupplier wanted) {
    try {
      while (!wanted.getAsBoolean()) {
        assertThat(news.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Sessions of this process; the first look finds none, and then there is one.
  private static final class TakingOver extends ConcurrentHashMap<SessionId, Session> {
    @Serial private static final long serialVersionUID = 1;

    private final transient Runnable takeOver;
    private transient @Nullable BareSession session;

    TakingOver(Runnable takeOver) {
      this.takeOver = takeOver;
    }

    private void handOver() {
      BareSession coming = session;
      if (coming != null) {
        session = null;
        put(coming.id, coming.session());
        takeOver.run();
      }
    }

    @Override
    public @Nullable Session get(Object id) {
      Session found = super.get(id);
      handOver();
      return found;
    }

    @Override
    public Collection<Session> values() {
      List<Session> found = List.copyOf(super.values());
      handOver();
      return found;
    }
  }
}
