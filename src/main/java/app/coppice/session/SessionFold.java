package app.coppice.session;

import app.coppice.agent.Transcript;
import app.coppice.agent.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a session's events add up to: the snapshot for views, and what only the writer needs.
/// Immutable.
///
/// @param standing where the worktree stands
/// @param running whether a turn runs
/// @param held whether queued prompts wait for the person, because the last turn did not end well
/// @param receipt what git's side needs to restore an archived or deleted session; else empty
/// @param deletedAt when it went to the trash; {@link Instant#EPOCH} when it did not
/// @param leaving how many works that change the worktree or take it away are under way
/// @param committing whether a commit was asked for and has not ended
/// @param entries how many entries were ever made, for their ids
/// @param outfit what the worktree has beyond its files
record SessionFold(
    SessionSnapshot snapshot,
    Standing standing,
    boolean running,
    boolean held,
    String receipt,
    Instant deletedAt,
    int leaving,
    boolean committing,
    long entries,
    Outfit outfit) {

  /// What a worktree has beyond its files.
  ///
  /// @param firstPort of its ten; 0 while it has none
  /// @param settingUp whether the set-up script runs
  /// @param unfinished whether its last run did not end well
  /// @param holding whether the queue is held for that and for nothing else
  record Outfit(int firstPort, boolean settingUp, boolean unfinished, boolean holding) {
    static final Outfit NONE = new Outfit(0, false, false, false);

    Outfit withPorts(int first) {
      return new Outfit(first, settingUp, unfinished, holding);
    }

    /// Nothing runs, and nothing is known to be missing.
    Outfit anew() {
      return new Outfit(firstPort, false, false, holding);
    }

    Outfit started() {
      return new Outfit(firstPort, true, false, holding);
    }

    Outfit failed(boolean holds) {
      return new Outfit(firstPort, false, true, holds);
    }

    /// What holds the queue is another reason from now on, or none.
    Outfit released() {
      return new Outfit(firstPort, settingUp, unfinished, false);
    }
  }

  int firstPort() {
    return outfit.firstPort();
  }

  boolean settingUp() {
    return outfit.settingUp();
  }

  /// Where the worktree stands.
  enum Standing {
    PREPARING,
    READY,
    UNPREPARED,
    DETACHED,
    ARCHIVED
  }

  /// The state before the first event.
  static SessionFold of(SessionEvent.Created created) {
    SessionSnapshot snapshot =
        new SessionSnapshot(
            created.id(),
            created.repository(),
            created.title(),
            created.branch(),
            created.base(),
            created.worktree(),
            SessionState.PREPARING,
            0,
            created.mode(),
            created.model(),
            Transcript.EMPTY,
            List.of(),
            List.of(),
            Changes.NONE,
            Usage.NONE,
            "",
            List.of(),
            "",
            false,
            false,
            created.recorded(),
            "",
            created.at(),
            created.at(),
            Map.of());
    return new SessionFold(
        snapshot, Standing.PREPARING, false, false, "", Instant.EPOCH, 0, false, 0, Outfit.NONE);
  }

  boolean deleted() {
    return !deletedAt.equals(Instant.EPOCH);
  }

  /// Whether the next queued prompt may start a turn now.
  boolean mayStartTurn() {
    return standing == Standing.READY
        && !running
        && !held
        && leaving == 0
        && !settingUp()
        && !deleted()
        && !snapshot.queue().isEmpty();
  }

  boolean mayResume() {
    return standing == Standing.READY
        && !running
        && leaving == 0
        && !settingUp()
        && !deleted()
        && snapshot.resumable();
  }
}
