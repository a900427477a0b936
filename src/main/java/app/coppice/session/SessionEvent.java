package app.coppice.session;

import app.coppice.agent.Mode;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnEvent;
import app.coppice.diff.LineAnchor;
import java.nio.file.Path;
import java.time.Instant;

/// Something that happened to a session. The reducer folds them, the journal keeps them.
sealed interface SessionEvent {
  Instant at();

  /// An event that the journal keeps.
  sealed interface Kept extends SessionEvent {}

  /// An event that is true only while the app runs: it can be had again.
  sealed interface Passing extends SessionEvent {}

  record Created(
      Instant at,
      SessionId id,
      Path repository,
      String title,
      String branch,
      String base,
      Path worktree,
      Mode mode,
      String model,
      boolean recorded)
      implements Kept {}

  /// Branch and worktree are there.
  record Prepared(Instant at, String branch, String base, Path worktree) implements Kept {}

  /// Branch and worktree are to be made (again).
  record PreparationStarted(Instant at, String branch) implements Kept {}

  record PreparationFailed(Instant at, String problem) implements Kept {}

  /// The worktree's folder is there while its files still come.
  record Placed(Instant at, Path worktree) implements Passing {}

  record Progressed(Instant at, double progress) implements Passing {}

  record PromptQueued(Instant at, String text) implements Kept {}

  record PromptRemoved(Instant at, int index) implements Kept {}

  record TurnStarted(Instant at, Start start) implements Kept {
    /// What a turn begins with.
    enum Start {
      /// The oldest queued prompt.
      PROMPT,
      /// What the interrupted or failed turn left.
      RESUME
    }
  }

  record TurnReported(Instant at, TurnEvent event) implements Kept {}

  /// Live output of a running call; its result is kept when it ends.
  record OutputArrived(Instant at, String callId, String chunk) implements Passing {}

  record PermissionAsked(Instant at, PermissionRequest request) implements Kept {}

  record PermissionAnswered(Instant at, String requestId, PermissionDecision decision)
      implements Kept {}

  record TurnEnded(Instant at, StopReason reason) implements Kept {}

  /// The app ended while a turn ran; found out when the session was opened again.
  record TurnLost(Instant at) implements Kept {}

  record ModeChanged(Instant at, Mode mode) implements Kept {}

  record ModelChanged(Instant at, String model) implements Kept {}

  record Renamed(Instant at, String title) implements Kept {}

  record DraftSaved(Instant at, String text) implements Kept {}

  record MarkedRead(Instant at) implements Kept {}

  /// A changed file was marked as viewed, or not any more.
  ///
  /// @param mark of the difference that was seen; empty when it is taken back
  record Viewed(Instant at, String path, String mark) implements Kept {}

  record ChangesComputed(Instant at, Changes changes) implements Passing {}

  /// The worktree is being changed or taken away: no turn may start until {@link PuttingAwayEnded}.
  record PuttingAway(Instant at) implements Passing {}

  /// A {@link PuttingAway} came to its end, done or failed.
  record PuttingAwayEnded(Instant at) implements Passing {}

  /// An action on the session's branch or worktree is about to be done. On disk before its first
  /// effect.
  ///
  /// @param id that its end names too; empty in journals from before there was one
  /// @param branch that moves by it: the session's own, or the one to land in; else empty
  /// @param tip where that branch stands, in hexadecimal; else empty
  record ActionAsked(Instant at, String id, Action action, String branch, String tip)
      implements Kept {
    /// What is to be done.
    enum Action {
      COMMIT,
      LAND,
      DISCARD,
      UNDO_DISCARD,
      /// A landing is taken back.
      UNDO_LAND,
      /// The branch takes its base in.
      UPDATE,
      PUSH,
      ARCHIVE,
      RESTORE,
      DELETE,
      UNDELETE,
      /// To an earlier point, or forward again; its branch is the scope, its tip the entry, see
      /// [Rewind].
      REWIND,
      /// Out of the trash, for good.
      FORGET,
      /// A worktree that others moved or broke is put right.
      MEND
    }

    boolean isEndedBy(ActionEnded ended) {
      return id.equals(ended.id()) && action == ended.action();
    }
  }

  /// An action that was asked for has come to its end.
  ///
  /// @param id of the ask
  /// @param outcome what came of it, in a sentence
  record ActionEnded(Instant at, String id, ActionAsked.Action action, String outcome)
      implements Kept {}

  /// The branch was brought into another.
  ///
  /// @param outcome where to, in a sentence; empty once no landing stands that could be undone
  record Landed(Instant at, String outcome) implements Kept {
    /// What is known of a landing is the branch alone.
    ///
    /// @param branch empty for none
    static Landed in(Instant at, String branch) {
      return new Landed(at, branch.isEmpty() ? "" : "Landed in \u201c" + branch + "\u201d.");
    }
  }

  /// @param receipt what is needed to restore it, as git's side wrote it
  record Archived(Instant at, String receipt) implements Kept {}

  record Restored(Instant at, Path worktree) implements Kept {}

  record Deleted(Instant at, String receipt) implements Kept {}

  record Undeleted(Instant at, Path worktree) implements Kept {}

  record Detached(Instant at, String problem) implements Kept {}

  /// Ten ports are the session's own from now on.
  ///
  /// @param first of them
  record PortsGiven(Instant at, int first) implements Kept {}

  /// The set-up script is about to run; no turn starts until {@link SetUpEnded}.
  record SetUpStarted(Instant at) implements Kept {}

  /// @param problem what went wrong and what to do; empty when all went well
  record SetUpEnded(Instant at, String problem) implements Kept {}

  /// The worktree was found again.
  record Attached(Instant at, Path worktree) implements Kept {}

  /// The session's own thread failed; what it says is for the person.
  record Failed(Instant at, String problem) implements Passing {}

  /// A comment was written, edited, resolved, opened again or brought back.
  record CommentKept(Instant at, ReviewComment comment) implements Kept {}

  /// The code around a comment has changed.
  record CommentMoved(Instant at, String id, LineAnchor anchor, ReviewComment.Standing standing)
      implements Kept {}

  record CommentRemoved(Instant at, String id) implements Kept {}

  /// The files as they are when a turn starts are kept.
  ///
  /// @param name of the checkpoint: the id of the turn's first entry
  /// @param commit that holds them, in hexadecimal
  record CheckpointTaken(Instant at, String name, String commit) implements Kept {}

  /// The person went back to a prompt, or forward again to what an earlier rewind took away.
  ///
  /// @param rewind to which entry, and what of it
  /// @param action the id of its ask
  record Rewound(Instant at, Rewind rewind, String action) implements Kept {}

  /// Another branch is checked out in the worktree than before: renamed, or switched to.
  record OnBranch(Instant at, String branch) implements Kept {}

  /// Something the person should know that belongs to no turn.
  record Noted(Instant at, TurnEvent.Notice notice) implements Kept {}
}
