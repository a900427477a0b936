package app.coppice.session;

import java.time.Duration;
import java.time.Instant;

/// A session in the trash. It stays there until the person deletes it for good.
///
/// @param problem why it is still there though it was to be deleted for good, and what to do; else
///   empty
public record DeletedSession(
    SessionId id, String title, String branch, Instant deletedAt, String problem) {
  /// How long a session is in the trash before emptying it takes it along unasked.
  public static final Duration YOUNG = Duration.ofDays(30);

  static DeletedSession of(SessionFold fold) {
    SessionSnapshot session = fold.snapshot();
    return new DeletedSession(
        session.id(), session.title(), session.branch(), fold.deletedAt(), session.problem());
  }

  /// Whole days since it was deleted.
  public long days(Instant now) {
    return Math.max(0, Duration.between(deletedAt, now).toDays());
  }

  /// Whether it has been there for 30 days.
  public boolean isOld(Instant now) {
    return !deletedAt.plus(YOUNG).isAfter(now);
  }
}
