package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.TurnEvent;
import app.coppice.session.SessionFold.Standing;
import java.time.Instant;
import java.util.List;

/// Decides what a command makes happen. Pure: a command that makes no sense now makes nothing
/// happen.
final class SessionDecider {
  private SessionDecider() {}

  static List<SessionEvent> decide(SessionFold fold, SessionCommand command, Instant now) {
    SessionSnapshot snapshot = fold.snapshot();
    return switch (command) {
      case SessionCommand.SendPrompt c ->
          c.text().isBlank() ? List.of() : List.of(new SessionEvent.PromptQueued(now, c.text()));
      case SessionCommand.RemoveQueuedPrompt c ->
          c.index() >= 0 && c.index() < snapshot.queue().size()
              ? List.of(new SessionEvent.PromptRemoved(now, c.index()))
              : List.of();
      case SessionCommand.AnswerPermission c ->
          snapshot.pending().stream().anyMatch(request -> request.id().equals(c.requestId()))
              ? List.of(new SessionEvent.PermissionAnswered(now, c.requestId(), c.decision()))
              : List.of();
      case SessionCommand.ResumeTurn _ ->
          fold.mayResume()
              ? List.of(
                  note(now, "Resumed"),
                  new SessionEvent.TurnStarted(now, SessionEvent.TurnStarted.Start.RESUME))
              : List.of();
      case SessionCommand.ChangeMode c ->
          c.mode() == snapshot.mode()
              ? List.of()
              : List.of(new SessionEvent.ModeChanged(now, c.mode()));
      case SessionCommand.ChangeModel c ->
          c.model().isBlank() || c.model().equals(snapshot.model())
              ? List.of()
              : List.of(new SessionEvent.ModelChanged(now, c.model()));
      case SessionCommand.Rename c ->
          c.title().isBlank()
              ? List.of()
              : List.of(new SessionEvent.Renamed(now, c.title().strip()));
      case SessionCommand.SaveDraft c ->
          c.text().equals(snapshot.draft())
              ? List.of()
              : List.of(new SessionEvent.DraftSaved(now, c.text()));
      case SessionCommand.MarkRead _ ->
          snapshot.unread() ? List.of(new SessionEvent.MarkedRead(now)) : List.of();
      case SessionCommand.MarkViewed c ->
          c.mark().equals(snapshot.viewed().getOrDefault(c.path(), ""))
              ? List.of()
              : List.of(new SessionEvent.Viewed(now, c.path(), c.mark()));
      case SessionCommand.RetryPreparation _ ->
          mayPrepare(fold)
              ? List.of(new SessionEvent.PreparationStarted(now, snapshot.branch()))
              : List.of();
      case SessionCommand.GoWithoutSetUp _ ->
          fold.standing() == Standing.READY
                  && fold.outfit().unfinished()
                  && !fold.running()
                  && !fold.deleted()
              ? List.of(
                  note(now, "Going on although the set-up script did not end well"),
                  new SessionEvent.SetUpStarted(now),
                  new SessionEvent.SetUpEnded(now, ""))
              : List.of();
      case SessionCommand.CancelTurn _, SessionCommand.RefreshChanges _ -> List.of();
    };
  }

  private static boolean mayPrepare(SessionFold fold) {
    boolean without =
        fold.standing() == Standing.UNPREPARED || fold.standing() == Standing.DETACHED;
    // Its worktree is found again, and what it lacks is made up for.
    boolean unfinished = fold.standing() == Standing.READY && fold.outfit().unfinished();
    return (without || unfinished) && fold.leaving() == 0 && !fold.running() && !fold.deleted();
  }

  private static SessionEvent note(Instant now, String text) {
    return new SessionEvent.Noted(now, new TurnEvent.Notice(Entry.Notice.Kind.NOTE, text));
  }
}
