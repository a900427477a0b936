package app.coppice.ui.console;

import app.coppice.terminal.Screen.Frame;

/// How long a view rests between two pictures while a program floods it: painting what nobody can
/// read takes the time in which the flood would end. The last picture is always painted, because a
/// view that rests paints afterwards. Pure but for what it remembers; times in nanoseconds.
final class FloodPace {
  /// Where more than a whole screen has passed unseen.
  private static final long AFTER_FLOOD = 60_000_000;

  /// Where most rows have changed: every second pulse.
  private static final long AFTER_MUCH = 25_000_000;

  /// In which the echo of a key comes.
  private static final long AFTER_KEY = 100_000_000;

  private long top;
  private long until;
  private long awake;

  /// Whether the view rests now.
  boolean rests(long now) {
    return now < until && now >= awake;
  }

  /// The person has typed: no rest until the echo is painted.
  void typed(long now) {
    awake = now + AFTER_KEY;
  }

  /// Remembers what was painted.
  ///
  /// @param repainted rows of `rows`
  void painted(long now, Frame frame, int repainted, int rows) {
    long passed = frame.top() - top;
    top = frame.top();
    if (passed >= rows) {
      until = now + AFTER_FLOOD;
    } else {
      until = repainted > rows / 2 ? now + AFTER_MUCH : now;
    }
  }
}
