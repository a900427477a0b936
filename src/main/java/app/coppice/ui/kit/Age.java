package app.coppice.ui.kit;

import java.time.Duration;
import java.time.Instant;

/// How long ago something was, in as few characters as a list has room for.
public final class Age {
  private Age() {}

  /// Such as `now`, `3 min`, `5 h`, `12 d`.
  public static String text(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return Messages.text("kit.age.now");
    }
    if (age.toHours() < 1) {
      return Messages.text("kit.age.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return Messages.text("kit.age.hours", age.toHours());
    }
    return Messages.text("kit.age.days", age.toDays());
  }
}
