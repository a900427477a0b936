package app.coppice.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MailboxTest {
  @Test
  void itemsComeOutInOneBatchInTheirOrder() throws Exception {
    Mailbox<Integer> mailbox = new Mailbox<>(8);
    mailbox.put(1);
    mailbox.put(2);
    List<Integer> batch = new ArrayList<>();
    assertThat(mailbox.drain(batch, Duration.ofSeconds(30))).isTrue();
    assertThat(batch).containsExactly(1, 2);
  }

  @Test
  void aFullMailboxBlocksThePutterUntilItIsDrained() throws Exception {
    Mailbox<Integer> mailbox = new Mailbox<>(1);
    mailbox.put(1);
    CountDownLatch taken = new CountDownLatch(1);
    Thread putter =
        Thread.ofVirtual()
            .start(() -> {
              try {
                mailbox.put(2);
                taken.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    assertThat(taken.await(100, TimeUnit.MILLISECONDS)).isFalse();
    mailbox.drain(new ArrayList<>(), Duration.ZERO);
    assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
    putter.join();
  }

  @Test
  void aPushNeverWaits() {
    Mailbox<Integer> mailbox = new Mailbox<>(1);
    assertThat(mailbox.push(1)).isTrue();
    assertThat(mailbox.push(2)).isTrue();
  }

  @Test
  void aClosedMailboxGivesWhatItHoldsAndThenEnds() throws Exception {
    Mailbox<Integer> mailbox = new Mailbox<>(2);
    mailbox.put(1);
    mailbox.close();
    List<Integer> batch = new ArrayList<>();
    assertThat(mailbox.put(2)).isFalse();
    assertThat(mailbox.drain(batch, Duration.ofSeconds(30))).isTrue();
    assertThat(batch).containsExactly(1);
    assertThat(mailbox.drain(batch, Duration.ofSeconds(30))).isFalse();
  }
}
