package app.coppice.rehearsal;

import java.util.List;
import java.util.stream.Stream;

/// The recorded sessions that come with the app.
public final class Rehearsal {
  private Rehearsal() {}

  /// What a person can start, in the order to show.
  public static List<Scenario> scenarios() {
    return recordings().stream().map(Recording::scenario).toList();
  }

  /// Plays the recordings; any other prompt gets an answer that says so.
  static Script script() {
    return new Playback(recordings());
  }

  private static List<Recording> recordings() {
    return Stream.of("average", "best", "refuse").map(Recording::load).toList();
  }
}
