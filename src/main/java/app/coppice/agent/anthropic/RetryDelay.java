package app.coppice.agent.anthropic;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// How long to wait before the next attempt.
///
/// @param random jitter, 0 to 1
record RetryDelay(ClientTiming timing, InstantSource clock, DoubleSupplier random) {
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

  /// What `retry-after` asks for, in seconds or as a date (RFC 9110, 10.2.3).
  Optional<Duration> asked(HttpHeaders headers) {
    return headers.firstValue("retry-after").map(String::strip).flatMap(this::parse);
  }

  private Optional<Duration> parse(String value) {
    try {
      if (!value.isEmpty() && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
        double seconds = Math.min(Double.parseDouble(value), 1e6);
        return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
      }
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration delay = Duration.between(clock.instant(), at);
      return Optional.of(delay.isNegative() ? Duration.ZERO : delay);
    } catch (DateTimeException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Doubles with each attempt, at most 30 s, of which a random half is taken off so that many
  /// sessions don't come back at the same moment.
  Duration backoff(int attempt) {
    long base = timing.backoff().toMillis() << Math.min(attempt - 1, 16);
    long capped = Math.min(base, LONGEST_BACKOFF.toMillis());
    return Duration.ofMillis(Math.round(capped * (0.5 + random.getAsDouble() / 2)));
  }
}
