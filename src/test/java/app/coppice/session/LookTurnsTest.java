package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookTurnsTest {
  private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(150);

  private final LookTurns turns = new LookTurns(1, Duration.ofHours(1));

  @Test
  void notMoreGoOnAtOnceThanThereMay() throws Exception {
    var most = new AtomicInteger();
    var now = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        int who = i;
        var _ =
            threads.submit(() -> {
              try (var _ = turns.await(who)) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
                now.decrementAndGet();
              }
            });
      }
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void whatIsInViewWaitsForNobody() throws Exception {
    turns.first(Set.of("shown"));
    try (var _ = turns.await("hidden")) {
      CompletableFuture<String> shown = asked("shown");
      assertThat(shown.get(30, TimeUnit.SECONDS)).isEqualTo("shown");
    }
  }

  @Test
  void whatIsHiddenWaitsForWhatIsInView() throws Exception {
    turns.first(Set.of("shown"));
    CompletableFuture<String> hidden;
    try (var _ = turns.await("shown")) {
      hidden = asked("hidden");
      assertThat(asked("shown").get(30, TimeUnit.SECONDS)).isEqualTo("shown");
      assertThat(hidden).isNotDone();
    }
    assertThat(hidden.get(30, TimeUnit.SECONDS)).isEqualTo("hidden");
  }

  @Test
  void whatComesIntoViewWaitsNoLonger() throws Exception {
    try (var _ = turns.await("hidden")) {
      CompletableFuture<String> waiting = asked("later");
      turns.first(Set.of("later"));
      assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("later");
    }
  }

  @Test
  void nobodyWaitsForEverForOneThatIsStuck() throws Exception {
    var impatient = new LookTurns(1, Duration.ofMillis(50));
    try (var _ = impatient.await("stuck")) {
      assertThat(asked(impatient, "next").get(30, TimeUnit.SECONDS)).isEqualTo("next");
    }
  }

  @Test
  void whatHadItsTurnRestsAsLongAsThatTook() {
    // Both are taken within the turn, so a loaded machine makes the rest longer, never shorter.
    long began;
    long ended;
    try (var _ = turns.await("busy")) {
      began = System.nanoTime();
      // A look takes a while.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      ended = System.nanoTime();
    }
    long rest = Math.min(ended - began, TimeUnit.SECONDS.toNanos(1));
    try (var _ = turns.await("busy")) {
      assertThat(System.nanoTime() - ended).isGreaterThanOrEqualTo(rest);
    }
  }

  @Test
  void afterALongLookWhatIsInViewRestsForAllButItsBeginning() {
    turns.first(Set.of("shown"));
    long began;
    long ended;
    try (var _ = turns.await("shown")) {
      began = System.nanoTime();
      // A long look.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
      ended = System.nanoTime();
    }
    long rest = Math.min(ended - began, TimeUnit.SECONDS.toNanos(1)) - SHORT;
    try (var _ = turns.await("shown")) {
      assertThat(System.nanoTime() - ended).isGreaterThanOrEqualTo(rest);
    }
  }

  private CompletableFuture<String> asked(String who) {
    return asked(turns, who);
  }

  private static CompletableFuture<String> asked(LookTurns of, String who) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var _ = of.await(who)) {
            return who;
          }
        },
        Executors.newVirtualThreadPerTaskExecutor());
  }
}
