package app.coppice.session;

import app.coppice.agent.PermissionDecision;
import app.coppice.agent.PermissionRequest;
import app.coppice.agent.ToolCall;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolOutcome;
import app.coppice.agent.TurnEvent;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.diff.LineAnchor;
import app.coppice.text.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Takes secrets out of what a session keeps and shows: the shapes of keys and the values that the
/// vault knows; out of what a person typed or has to allow, the known values only. Thread-safe.
///
/// Agents and tools are given the texts as they are: this is the last step before the screen, and
/// with {@link #kept} before the journal.
record Redacted(Redactor redactor) {
  /// An event whose text is whole.
  TurnEvent event(TurnEvent event) {
    return switch (event) {
      case TurnEvent.Text(String delta) -> new TurnEvent.Text(redactor.redact(delta));
      case TurnEvent.Thought(String delta) -> new TurnEvent.Thought(redactor.redact(delta));
      case TurnEvent.ToolCallAnnounced(ToolCall call) ->
          new TurnEvent.ToolCallAnnounced(call(call));
      case TurnEvent.ToolCallOutput(String callId, String chunk) ->
          new TurnEvent.ToolCallOutput(callId, redactor.redact(chunk));
      case TurnEvent.ToolCallFinished(ToolOutcome outcome) ->
          new TurnEvent.ToolCallFinished(outcome(outcome));
      case TurnEvent.Notice notice -> notice(notice);
      case TurnEvent.ThoughtEnded _, TurnEvent.ToolCallStarted _, TurnEvent.UsageAdded _ -> event;
    };
  }

  private TurnEvent.Notice notice(TurnEvent.Notice notice) {
    return new TurnEvent.Notice(notice.kind(), redactor.redact(notice.text()));
  }

  /// The same question; what is allowed by the answer is kept by who asked. What the answer lets
  /// happen loses known values only: an agent could give any part of a command or of an edit a
  /// key's shape.
  PermissionRequest request(PermissionRequest request) {
    return request(request, redactor::redactKnown);
  }

  private static PermissionRequest request(PermissionRequest request, UnaryOperator<String> clean) {
    return new PermissionRequest(
        request.id(),
        call(request.call(), clean),
        clean.apply(request.exact()),
        request.diffs().stream().map(diff -> diff(diff, clean)).toList(),
        clean.apply(request.sessionRule()));
  }

  /// What the journal keeps of an event: what the session shows as it is, so that a person can
  /// judge it, loses the shapes of keys there.
  SessionEvent.Kept kept(SessionEvent.Kept event) {
    if (event instanceof SessionEvent.PermissionAsked(Instant at, PermissionRequest request)) {
      return new SessionEvent.PermissionAsked(at, request(request, redactor::redact));
    }
    if (event
        instanceof
        SessionEvent.TurnReported(Instant at, TurnEvent.ToolCallAnnounced(ToolCall call))) {
      return new SessionEvent.TurnReported(
          at, new TurnEvent.ToolCallAnnounced(call(call, redactor::redact)));
    }
    return event;
  }

  /// What came of an action: mostly what git and the person's hooks said.
  ActionResult result(ActionResult result) {
    return switch (result) {
      case ActionResult.Done(String message) -> new ActionResult.Done(redactor.redact(message));
      case ActionResult.Refused(String reason) -> new ActionResult.Refused(redactor.redact(reason));
      case ActionResult.Conflicts(List<String> files) ->
          new ActionResult.Conflicts(files.stream().map(redactor::redact).toList());
    };
  }

  /// What a person asks for.
  SessionCommand command(SessionCommand command) {
    return switch (command) {
      case SessionCommand.SendPrompt(String text) ->
          new SessionCommand.SendPrompt(redactor.redactKnown(text));
      case SessionCommand.SaveDraft(String text) ->
          new SessionCommand.SaveDraft(redactor.redactKnown(text));
      case SessionCommand.Rename(String title) ->
          new SessionCommand.Rename(redactor.redactKnown(title));
      case SessionCommand.AnswerPermission(
              String requestId,
              PermissionDecision.Deny(String reason)) ->
          new SessionCommand.AnswerPermission(
              requestId, new PermissionDecision.Deny(redactor.redactKnown(reason)));
      case SessionCommand.AnswerPermission _,
          SessionCommand.RemoveQueuedPrompt _,
          SessionCommand.CancelTurn _,
          SessionCommand.ResumeTurn _,
          SessionCommand.ChangeMode _,
          SessionCommand.ChangeModel _,
          SessionCommand.MarkRead _,
          SessionCommand.MarkViewed _,
          SessionCommand.RefreshChanges _,
          SessionCommand.RetryPreparation _,
          SessionCommand.GoWithoutSetUp _ ->
          command;
    };
  }

  NewSession request(NewSession request) {
    return new NewSession(
        request.repository(),
        redactor.redactKnown(request.prompt()),
        request.base(),
        redactor.redactKnown(request.branch()),
        request.model(),
        request.mode(),
        request.recorded());
  }

  /// What befell a session outside its turns: mostly what other programs said of it.
  SessionEvent event(SessionEvent event) {
    if (event instanceof SessionEvent.PreparationFailed(Instant at, String problem)) {
      return new SessionEvent.PreparationFailed(at, redactor.redact(problem));
    }
    if (event instanceof SessionEvent.Detached(Instant at, String problem)) {
      return new SessionEvent.Detached(at, redactor.redact(problem));
    }
    if (event instanceof SessionEvent.ActionEnded(Instant at, var id, var action, String outcome)) {
      return new SessionEvent.ActionEnded(at, id, action, redactor.redact(outcome));
    }
    if (event instanceof SessionEvent.Landed(Instant at, String outcome)) {
      return new SessionEvent.Landed(at, redactor.redact(outcome));
    }
    if (event instanceof SessionEvent.DraftSaved(Instant at, String text)) {
      return new SessionEvent.DraftSaved(at, redactor.redactKnown(text));
    }
    if (event instanceof SessionEvent.CommentKept(Instant at, ReviewComment comment)) {
      return new SessionEvent.CommentKept(
          at,
          comment
              .saying(redactor.redactKnown(comment.text()))
              .movedTo(anchor(comment.anchor()), comment.standing()));
    }
    if (event instanceof SessionEvent.CommentMoved(Instant at, String id, var where, var stands)) {
      return new SessionEvent.CommentMoved(at, id, anchor(where), stands);
    }
    if (event instanceof SessionEvent.Noted(Instant at, TurnEvent.Notice notice)) {
      return new SessionEvent.Noted(at, notice(notice));
    }
    return event;
  }

  /// Lines of a file as a comment keeps them.
  LineAnchor anchor(LineAnchor anchor) {
    return new LineAnchor(
        anchor.path(),
        anchor.oldPath(),
        anchor.side(),
        anchor.line(),
        lines(anchor.before()),
        redactor.redact(anchor.text()),
        lines(anchor.after()));
  }

  List<String> lines(List<String> lines) {
    return lines.stream().map(redactor::redact).toList();
  }

  /// A command stays as it runs, but for known values.
  private ToolCall call(ToolCall call) {
    return call(call, call.kind() == ToolKind.EXECUTE ? redactor::redactKnown : redactor::redact);
  }

  private static ToolCall call(ToolCall call, UnaryOperator<String> clean) {
    return new ToolCall(
        call.id(),
        call.name(),
        call.kind(),
        clean.apply(call.subject()),
        input(call.inputJson(), clean));
  }

  /// Arguments stay readable JSON, so that the conversation can go on with them.
  private static String input(String json, UnaryOperator<String> clean) {
    try {
      JsonNode input = Json.parse(json);
      JsonNode cleaned = Json.mapTexts(input, clean);
      return cleaned.equals(input) ? json : cleaned.toString();
    } catch (JacksonException e) {
      return clean.apply(json);
    }
  }

  private ToolOutcome outcome(ToolOutcome outcome) {
    return new ToolOutcome(
        outcome.callId(),
        outcome.state(),
        redactor.redact(outcome.result()),
        outcome.diffs().stream().map(diff -> diff(diff, redactor::redact)).toList(),
        outcome.took());
  }

  private static FileDiff diff(FileDiff diff, UnaryOperator<String> clean) {
    return new FileDiff(
        diff.path(),
        diff.oldPath(),
        diff.change(),
        diff.hunks().stream().map(hunk -> hunk(hunk, clean)).toList(),
        diff.added(),
        diff.removed(),
        diff.content(),
        diff.facts());
  }

  private static Hunk hunk(Hunk hunk, UnaryOperator<String> clean) {
    return new Hunk(
        hunk.oldStart(),
        hunk.oldCount(),
        hunk.newStart(),
        hunk.newCount(),
        hunk.lines().stream().map(line -> line(line, clean)).toList());
  }

  /// A changed text has other indices, so the whole line counts as changed then.
  private static DiffLine line(DiffLine line, UnaryOperator<String> clean) {
    String text = clean.apply(line.text());
    return text.equals(line.text())
        ? line
        : new DiffLine(
            line.kind(), line.oldNumber(), line.newNumber(), text, List.of(), line.ending());
  }
}
