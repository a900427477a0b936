package app.coppice.session;

import java.util.concurrent.CompletableFuture;

/// What is asked of a session by who does not see it, and is answered once it has come to pass.
/// Thread-safe; nothing blocks.
public interface Errands {
  /// Sends a prompt, or queues it behind what runs; done when it is on disk.
  CompletableFuture<ActionResult> send(SessionId id, String prompt);

  /// Stops the script, the turn or else the commit that runs in a session, all it has started
  /// included; done when it has ended. What is queued stays so.
  CompletableFuture<ActionResult> stop(SessionId id);
}
