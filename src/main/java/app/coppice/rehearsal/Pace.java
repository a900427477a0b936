package app.coppice.rehearsal;

import java.time.Duration;

/// How fast recorded text arrives.
///
/// @param first before the first piece
/// @param between two pieces; a piece is about a word
public record Pace(Duration first, Duration between) {
  /// About as fast as one reads.
  public static final Pace READING = new Pace(Duration.ofMillis(500), Duration.ofMillis(45));

  /// All at once, for tests and scripts.
  public static final Pace INSTANT = new Pace(Duration.ZERO, Duration.ZERO);
}
