package app.coppice.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A moment as text that sorts by itself, to the minute, in this machine's time zone.
public final class Moment {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Moment() {}

  /// As in `2026-11-01 10:00`.
  public static String of(Instant at) {
    return WHEN.format(at.atZone(ZoneId.systemDefault()));
  }
}
