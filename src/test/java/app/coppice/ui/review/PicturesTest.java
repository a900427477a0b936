package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How many pictures are decoded at a time.
class PicturesTest {
  @Test
  void oneIsDecodedAtATimeAndNoneThatIsNotWantedAnyMore() throws Exception {
    Executor decoding = Pictures.oneAfterTheOther();
    CountDownLatch all = new CountDownLatch(8);
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    List<Integer> together = new ArrayList<>();
    List<CompletableFuture<Integer>> pictures = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pictures.add(
          CompletableFuture.completedFuture(i)
              .thenApplyAsync(
                  number -> {
                    int running = now.incrementAndGet();
                    awaitUnchecked(go);
                    synchronized (together) {
                      together.add(running);
                    }
                    now.decrementAndGet();
                    all.countDown();
                    return number;
                  },
                  decoding));
    }
    pictures.get(3).cancel(false);
    // Stands for the one that was given up.
    all.countDown();
    go.countDown();
    assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    synchronized (together) {
      assertThat(together).hasSize(7).containsOnly(1);
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
