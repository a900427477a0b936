package app.coppice.session;

import app.coppice.agent.Entry;
import app.coppice.agent.PermissionDecision;
import app.coppice.agent.StopReason;
import app.coppice.session.SessionEvent.ActionAsked;
import app.coppice.session.SessionFold.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Folds events into a session's state. Pure: the same events give the same state, whether they
/// come from a running session or from its journal.
final class SessionReducer {
  private SessionReducer() {}

  static SessionFold reduce(SessionFold before, List<? extends SessionEvent> events) {
    if (events.isEmpty()) {
      return before;
    }
    FoldEdit edit = new FoldEdit(before);
    for (SessionEvent event : events) {
      apply(edit, event);
    }
    return edit.done();
  }

  /// The state from a journal that is opened anew: a commit ended with the process that made it.
  static SessionFold reopened(SessionFold read) {
    FoldEdit edit = new FoldEdit(read);
    edit.committing = false;
    return edit.done();
  }

  private static void apply(FoldEdit edit, SessionEvent event) {
    boolean looking =
        event instanceof SessionEvent.MarkedRead || event instanceof SessionEvent.Viewed;
    if (!looking && event instanceof SessionEvent.Kept) {
      edit.updatedAt = event.at();
    }
    switch (event) {
      case SessionEvent.Created _ -> {}
      case SessionEvent.ActionAsked e -> {
        // One at a time: whatever else is asked for, no commit runs any more.
        edit.committing = e.action() == ActionAsked.Action.COMMIT;
        forgetting(edit, e.action(), "");
      }
      case SessionEvent.ActionEnded e -> {
        edit.committing = false;
        // Only one that failed has an end: what was deleted for good has no journal.
        forgetting(edit, e.action(), e.outcome());
      }
      case SessionEvent.Prepared e -> {
        edit.branch = e.branch();
        edit.base = e.base();
        attach(edit, e.worktree());
        if (!edit.outfit.settingUp()) {
          goOn(edit);
        }
      }
      case SessionEvent.PreparationStarted e -> {
        edit.branch = e.branch();
        edit.standing = Standing.PREPARING;
        edit.outfit = edit.outfit.anew();
        edit.progress = 0;
        edit.problem = "";
      }
      case SessionEvent.PreparationFailed e -> {
        // What was found or put away meanwhile stays so.
        if (edit.standing == Standing.PREPARING) {
          stand(edit, Standing.UNPREPARED, e.problem());
          edit.progress = 0;
        }
      }
      case SessionEvent.Placed e -> edit.worktree = e.worktree();
      case SessionEvent.Progressed e -> edit.progress = e.progress();
      case SessionEvent.PromptQueued e -> {
        edit.queue.add(e.text());
        edit.held = false;
        edit.outfit = edit.outfit.released();
      }
      case SessionEvent.PromptRemoved e -> {
        if (e.index() >= 0 && e.index() < edit.queue.size()) {
          edit.queue.remove(e.index());
        }
      }
      case SessionEvent.TurnStarted e -> startTurn(edit, e);
      case SessionEvent.TurnReported e -> TurnReducer.apply(edit, e.at(), e.event());
      case SessionEvent.OutputArrived e -> TurnReducer.output(edit, e.callId(), e.chunk());
      case SessionEvent.PermissionAsked e -> {
        edit.pending.add(e.request());
        edit.unread = true;
        TurnReducer.awaitPermission(edit, e.request().call().id());
      }
      case SessionEvent.PermissionAnswered e -> answer(edit, e.requestId(), e.decision());
      case SessionEvent.TurnEnded e -> endTurn(edit, e.at(), e.reason());
      case SessionEvent.TurnLost e -> loseTurn(edit, e.at());
      case SessionEvent.ModeChanged e -> edit.mode = e.mode();
      case SessionEvent.ModelChanged e -> edit.model = e.model();
      case SessionEvent.Renamed e -> edit.title = e.title();
      case SessionEvent.DraftSaved e -> edit.draft = e.text();
      case SessionEvent.MarkedRead _ -> edit.unread = false;
      case SessionEvent.Viewed e -> {
        if (e.mark().isEmpty()) {
          edit.viewed.remove(e.path());
        } else {
          edit.viewed.put(e.path(), e.mark());
        }
      }
      case SessionEvent.ChangesComputed e -> edit.changes = e.changes();
      case SessionEvent.PuttingAway _ -> edit.leaving++;
      case SessionEvent.PuttingAwayEnded _ -> edit.leaving--;
      case SessionEvent.Landed e -> edit.landed = e.outcome();
      case SessionEvent.Archived e -> {
        stand(edit, Standing.ARCHIVED, "");
        edit.progress = 1;
        edit.receipt = e.receipt();
        edit.unread = false;
      }
      case SessionEvent.Restored e -> attach(edit, e.worktree());
      case SessionEvent.Deleted e -> {
        stand(edit, Standing.ARCHIVED, "");
        edit.progress = 1;
        edit.receipt = e.receipt();
        edit.deletedAt = e.at();
      }
      case SessionEvent.Undeleted e -> {
        edit.deletedAt = Instant.EPOCH;
        attach(edit, e.worktree());
      }
      case SessionEvent.Detached e -> detach(edit, e.problem());
      case SessionEvent.Attached e -> {
        // What was put away stays so, even if somebody found its folder while it went.
        if (edit.standing != Standing.ARCHIVED) {
          attach(edit, e.worktree());
        }
      }
      case SessionEvent.PortsGiven e -> edit.outfit = edit.outfit.withPorts(e.first());
      case SessionEvent.SetUpStarted _ -> {
        edit.outfit = edit.outfit.started();
        edit.problem = "";
      }
      case SessionEvent.SetUpEnded e -> endSetUp(edit, e.problem());
      case SessionEvent.OnBranch e -> edit.branch = e.branch();
      case SessionEvent.Failed e -> edit.problem = e.problem();
      case SessionEvent.CommentKept e -> {
        edit.comments.removeIf(comment -> comment.id().equals(e.comment().id()));
        edit.comments.add(e.comment());
      }
      case SessionEvent.CommentMoved e ->
          edit.comments.replaceAll(comment ->
              comment.id().equals(e.id()) ? comment.movedTo(e.anchor(), e.standing()) : comment);
      case SessionEvent.CommentRemoved e ->
          edit.comments.removeIf(comment -> comment.id().equals(e.id()));
      case SessionEvent.CheckpointTaken _ -> {}
      case SessionEvent.Rewound e -> RewindReducer.apply(edit, e);
      case SessionEvent.Noted e -> TurnReducer.apply(edit, e.at(), e.notice());
    }
  }

  /// The trash shows why a session is still in it.
  private static void forgetting(FoldEdit edit, ActionAsked.Action action, String outcome) {
    if (action == ActionAsked.Action.FORGET && !edit.deletedAt.equals(Instant.EPOCH)) {
      edit.problem = outcome;
    }
  }

  private static void attach(FoldEdit edit, Path worktree) {
    stand(edit, Standing.READY, "");
    edit.worktree = worktree;
    edit.progress = 1;
    edit.receipt = "";
  }

  /// What was put away is not gone, even if somebody looked for it while it went.
  private static void detach(FoldEdit edit, String problem) {
    if (edit.standing != Standing.ARCHIVED) {
      stand(edit, Standing.DETACHED, problem);
      edit.unread = true;
    }
  }

  /// What waits in the queue goes on waiting when the worktree is not as the person wants it, until
  /// it is.
  private static void endSetUp(FoldEdit edit, String problem) {
    if (problem.isEmpty()) {
      edit.outfit = edit.outfit.anew();
      goOn(edit);
    } else if (edit.standing == Standing.READY) {
      edit.outfit = edit.outfit.failed(edit.outfit.holding() || !edit.held);
      edit.problem = problem;
      edit.held = true;
      edit.unread = true;
    } else {
      edit.outfit = edit.outfit.failed(edit.outfit.holding());
    }
  }

  /// What the set-up script held back is sent; what waits for another reason is not.
  private static void goOn(FoldEdit edit) {
    if (edit.outfit.holding()) {
      edit.held = false;
      edit.outfit = edit.outfit.released();
    }
  }

  private static void stand(FoldEdit edit, Standing standing, String problem) {
    edit.standing = standing;
    edit.problem = problem;
  }

  private static void startTurn(FoldEdit edit, SessionEvent.TurnStarted started) {
    edit.running = true;
    edit.held = false;
    edit.outfit = edit.outfit.released();
    edit.resumable = false;
    edit.problem = "";
    switch (started.start()) {
      case PROMPT -> {
        if (!edit.queue.isEmpty()) {
          String text = edit.queue.removeFirst();
          edit.entries.add(new Entry.Prompt(edit.nextId(), started.at(), text));
        }
      }
      case RESUME -> {}
    }
  }

  private static void answer(FoldEdit edit, String requestId, PermissionDecision decision) {
    edit.pending.stream()
        .filter(request -> request.id().equals(requestId))
        .findFirst()
        .ifPresent(request -> TurnReducer.answered(edit, request.call().id(), decision));
    edit.pending.removeIf(request -> request.id().equals(requestId));
  }

  private static void endTurn(FoldEdit edit, Instant at, StopReason reason) {
    TurnReducer.closeTurn(edit, at, reason);
    edit.running = false;
    edit.pending.clear();
    edit.unread = true;
    boolean failed = reason == StopReason.FAILED;
    edit.resumable = failed || reason == StopReason.CANCELLED;
    edit.held = edit.resumable;
    if (failed) {
      edit.problem = TurnReducer.lastError(edit);
    }
  }

  private static void loseTurn(FoldEdit edit, Instant at) {
    TurnReducer.loseCalls(edit);
    edit.entries.add(
        new Entry.Notice(
            edit.nextId(),
            at,
            Entry.Notice.Kind.WARNING,
            "Interrupted: Coppice ended while the agent worked. Resume takes it up again."));
    TurnReducer.closeTurn(edit, at, StopReason.CANCELLED);
    edit.running = false;
    edit.pending.clear();
    edit.unread = true;
    edit.resumable = true;
    edit.held = true;
  }
}
