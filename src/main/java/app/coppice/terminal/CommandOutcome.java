package app.coppice.terminal;

/// How a command in a `CommandTerminal` ended.
///
/// @param exitStatus as the program gave it; of no meaning unless it ended by itself
/// @param text its output without escape sequences, the middle left out when it is long
public record CommandOutcome(int exitStatus, End end, String text) {
  /// What ended the command.
  public enum End {
    EXITED,
    TIMED_OUT,
    STOPPED
  }
}
