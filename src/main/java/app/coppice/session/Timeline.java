package app.coppice.session;

import java.util.concurrent.CompletableFuture;

/// The way back through a session's turns, and forward again. Thread-safe; never blocks.
public interface Timeline {
  /// What going to an entry would change. Changes nothing.
  ///
  /// @param entry see {@link Rewind}
  CompletableFuture<RewindPlan> plan(SessionId id, String entry);

  /// Goes to an entry. What the files hold before is a checkpoint first, and what leaves the
  /// conversation stays in the transcript as one entry, so that nothing is lost and the way leads
  /// forward again. The branch stays where it is: commits made since show as changes taken back.
  CompletableFuture<ActionResult> rewind(SessionId id, Rewind rewind);
}
