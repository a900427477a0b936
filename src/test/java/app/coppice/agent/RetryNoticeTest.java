package app.coppice.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryNoticeTest {
  private static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void whatTheSentenceSaysIsReadFromItAgain() {
    String text = RetryNotice.text("The provider is overloaded.", Duration.ofMillis(12_400), 3);
    assertThat(text).isEqualTo("The provider is overloaded. Trying again in 12 s (attempt 3).");
    assertThat(RetryNotice.until(notice(text))).contains(THEN.plusSeconds(12));
  }

  @Test
  void anyOtherNoticeIsNoRetry() {
    assertThat(RetryNotice.until(notice("Trying again in 12 s, said the agent."))).isEmpty();
    assertThat(RetryNotice.until(notice(""))).isEmpty();
  }

  private static Entry.Notice notice(String text) {
    return new Entry.Notice("n", THEN, Entry.Notice.Kind.WARNING, text);
  }
}
