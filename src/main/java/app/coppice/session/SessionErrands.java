package app.coppice.session;

import app.coppice.session.SessionCommand.CancelTurn;
import app.coppice.session.SessionCommand.RefreshChanges;
import app.coppice.session.SessionCommand.SendPrompt;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// The errands of an engine's sessions. None waits for an action that is done to its session: what
/// runs may be what that action waits for. Thread-safe.
record SessionErrands(Deeds deeds, Outfitting outfitting, CommitRuns commits) implements Errands {
  /// How long a turn may take to end: its command is interrupted long before.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// A turn may begin between two looks.
  private static final int TRIES = 3;

  private static final ActionResult ABSENT = new ActionResult.Refused("There is no such session.");

  @Override
  public CompletableFuture<ActionResult> send(SessionId id, String prompt) {
    return deeds.refusing(deeds.with(id, session -> send(session, prompt), ABSENT));
  }

  private static ActionResult send(Session session, String prompt)
      throws IOException, InterruptedException {
    if (prompt.isBlank()) {
      return new ActionResult.Refused("The prompt is empty.");
    }
    SessionFold before = session.fold();
    switch (before.standing()) {
      case READY, PREPARING -> {}
      case UNPREPARED, DETACHED -> {
        return new ActionResult.Refused(
            "The session has no worktree to work in: " + before.snapshot().problem());
      }
      case ARCHIVED -> {
        return new ActionResult.Refused(
            before.deleted()
                ? "The session is in the trash. Restore it first."
                : ActionResult.Refused.ARCHIVED);
      }
    }
    ActionRecords.await(session.ordered(new SendPrompt(prompt)));
    int waiting = session.snapshot().queue().size();
    return new ActionResult.Done(
        waiting == 0
            ? "Sent."
            : "Queued"
                + (waiting == 1 ? "" : " as number " + waiting)
                + ": it goes out by itself.");
  }

  @Override
  public CompletableFuture<ActionResult> stop(SessionId id) {
    return deeds.refusing(deeds.with(id, this::stop, ABSENT));
  }

  private ActionResult stop(Session session) throws IOException, InterruptedException {
    SessionId id = session.snapshot().id();
    if (!outfitting.script(id).isEmpty()) {
      return outfitting.stopScript(id);
    }
    if (outfitting.isBringing(id)) {
      outfitting.endBringing(id);
      return new ActionResult.Done("What was still being brought along stays out.");
    }
    if (!session.fold().running()) {
      return commits.sessions().contains(id)
          ? commits.stop(id).join()
          : new ActionResult.Refused("Nothing runs in this session.");
    }
    for (int i = 0; i < TRIES; i++) {
      session.submit(new CancelTurn());
      if (!session.stopTurn(PATIENCE)) {
        break;
      }
      // Its end was told before this is asked.
      ActionRecords.await(session.ordered(new RefreshChanges()));
      if (!session.fold().running()) {
        int waiting = session.snapshot().queue().size();
        return new ActionResult.Done(
            "The turn is stopped."
                + (waiting == 0 ? "" : " What is queued waits: it goes out with the next prompt."));
      }
    }
    return new ActionResult.Refused("The turn was told to stop and has not ended yet.");
  }
}
