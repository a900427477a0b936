package app.coppice.session;

import app.coppice.agent.ToolOutcome;
import app.coppice.agent.TurnEvent;
import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.text.Redactor;
import java.util.List;

/// Takes what has the shape of a key out of what a turn reports, before the session keeps it or
/// shows it. Thread-safe.
///
/// What the model thought stays as it is: the provider signs it and takes no other text back.
final class Redacted {
  private final Redactor redactor = Redactor.ofShapes();

  TurnEvent event(TurnEvent event) {
    return switch (event) {
      case TurnEvent.Text(String delta) -> new TurnEvent.Text(redactor.redact(delta));
      case TurnEvent.ToolCallOutput(String callId, String chunk) ->
          new TurnEvent.ToolCallOutput(callId, redactor.redact(chunk));
      case TurnEvent.ToolCallFinished(ToolOutcome outcome) ->
          new TurnEvent.ToolCallFinished(outcome(outcome));
      case TurnEvent.Notice(var kind, String text) ->
          new TurnEvent.Notice(kind, redactor.redact(text));
      case TurnEvent.Thought _,
          TurnEvent.ThoughtEnded _,
          TurnEvent.ToolCallAnnounced _,
          TurnEvent.ToolCallStarted _,
          TurnEvent.UsageAdded _ ->
          event;
    };
  }

  private ToolOutcome outcome(ToolOutcome outcome) {
    return new ToolOutcome(
        outcome.callId(),
        outcome.state(),
        redactor.redact(outcome.result()),
        outcome.diffs().stream().map(this::diff).toList(),
        outcome.took());
  }

  private FileDiff diff(FileDiff diff) {
    return new FileDiff(
        diff.path(),
        diff.oldPath(),
        diff.change(),
        diff.hunks().stream().map(this::hunk).toList(),
        diff.added(),
        diff.removed(),
        diff.content());
  }

  private Hunk hunk(Hunk hunk) {
    return new Hunk(
        hunk.oldStart(),
        hunk.oldCount(),
        hunk.newStart(),
        hunk.newCount(),
        hunk.lines().stream().map(this::line).toList());
  }

  /// A changed text has other indices, so the whole line counts as changed then.
  private DiffLine line(DiffLine line) {
    String text = redactor.redact(line.text());
    return text.equals(line.text())
        ? line
        : new DiffLine(
            line.kind(), line.oldNumber(), line.newNumber(), text, List.of(), line.ending());
  }
}
