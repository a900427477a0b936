package app.coppice.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sentence that says when the provider is asked again, made and read here alone: a transcript
/// keeps texts, and who shows one counts the seconds down. Thread-safe.
public final class RetryNotice {
  private static final Pattern SENTENCE =
      Pattern.compile("Trying again in (\\d{1,6}) s \\(attempt \\d+\\)\\.$");

  private RetryNotice() {}

  static String text(String reason, Duration delay, int attempt) {
    return "%s Trying again in %d s (attempt %d)."
        .formatted(reason, Math.max(1, delay.toSeconds()), attempt);
  }

  /// When the next attempt begins, to the second; empty for any other notice.
  public static Optional<Instant> until(Entry.Notice notice) {
    Matcher found = SENTENCE.matcher(notice.text());
    return found.find()
        ? Optional.of(notice.at().plusSeconds(Long.parseLong(found.group(1))))
        : Optional.empty();
  }
}
