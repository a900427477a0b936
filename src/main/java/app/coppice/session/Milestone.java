package app.coppice.session;

import app.coppice.git.Checkpoints;
import java.time.Instant;

/// A state of a session's files that was kept and can be compared.
///
/// @param name that names it to git
/// @param title first line of a commit's message, or of the prompt that a turn began with
/// @param turn which turn begins with it, from 1; 0 for all else
public record Milestone(Kind kind, String name, String title, int turn, Instant at) {
  /// The name by which git knows the files as they were when a prompt's turn began.
  ///
  /// @param prompt the id of its entry
  public static String checkpoint(SessionId session, String prompt) {
    return Checkpoints.PREFIX + session + "/" + prompt;
  }

  /// Why it was kept.
  public enum Kind {
    /// A turn began.
    TURN,
    /// The files were taken back to an earlier state.
    REWIND,
    COMMIT
  }
}
