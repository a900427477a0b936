package app.coppice.session;

import app.coppice.agent.Cancellation;
import app.coppice.agent.StopReason;
import app.coppice.agent.TurnListener;
import app.coppice.text.Redactor;

/// What a session has done by others, because its own thread does no I/O but the journal's.
interface SessionWork {
  /// Whether queued prompts start turns in this process. Else they wait for one that has a key.
  default boolean startsTurns() {
    return true;
  }

  /// Runs one turn from the snapshot's transcript on the calling thread.
  StopReason runTurn(SessionSnapshot session, TurnListener listener, Cancellation cancellation)
      throws InterruptedException;

  /// Starts making branch and worktree; the outcome comes back as an event.
  void prepare(SessionSnapshot session);

  /// Starts looking at the worktree; the outcome comes back as an event.
  void refreshChanges(SessionSnapshot session);

  /// Takes secrets out of what the session is about to keep.
  Redactor redactor();

  /// A new snapshot is there. Called on the session's thread; must not block.
  void published(SessionSnapshot before, SessionSnapshot now);
}
