package app.coppice.session;

import app.coppice.agent.TurnEvent;
import app.coppice.text.RedactedStream;
import app.coppice.text.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one turn reports, without its secrets. Streamed text is cut anywhere, so its end is held
/// back while it could be the beginning of a secret, until the next piece or whatever comes after
/// it. Thread-safe.
final class RedactedTurn {
  private final Redactor redactor;
  private final Redacted redacted;
  private final RedactedStream text;
  private final RedactedStream thought;
  private final Map<String, RedactedStream> outputs = new HashMap<>();

  /// Whether something was taken out of the thought that is streaming.
  private boolean thoughtChanged;

  RedactedTurn(Redactor redactor) {
    this.redactor = redactor;
    this.redacted = new Redacted(redactor);
    this.text = new RedactedStream(redactor);
    this.thought = new RedactedStream(redactor);
  }

  Redacted whole() {
    return redacted;
  }

  /// What may be told now, in this order; the last one is `event`, where it is not streamed.
  synchronized List<TurnEvent> events(TurnEvent event) {
    List<TurnEvent> events = new ArrayList<>();
    switch (event) {
      case TurnEvent.Text(String delta) -> {
        endThought(events);
        addText(events, text.next(delta));
      }
      case TurnEvent.Thought(String delta) -> {
        addText(events, text.end());
        addThought(events, thought.next(delta));
      }
      case TurnEvent.ThoughtEnded(String signature) -> {
        addText(events, text.end());
        endThought(events);
        // The provider signed another text, and takes no thought back without its signature.
        events.add(new TurnEvent.ThoughtEnded(thoughtChanged ? "" : signature));
        thoughtChanged = false;
      }
      case TurnEvent.ToolCallOutput(String callId, String chunk) -> {
        RedactedStream output =
            outputs.computeIfAbsent(callId, ignored -> new RedactedStream(redactor));
        String safe = output.next(chunk);
        if (!safe.isEmpty()) {
          events.add(new TurnEvent.ToolCallOutput(callId, safe));
        }
      }
      case TurnEvent.ToolCallFinished(var outcome) -> {
        events.addAll(end());
        // The whole result takes the place of what was streamed.
        outputs.remove(outcome.callId());
        events.add(redacted.event(event));
      }
      case TurnEvent.ToolCallAnnounced _,
          TurnEvent.ToolCallStarted _,
          TurnEvent.UsageAdded _,
          TurnEvent.Notice _ -> {
        events.addAll(end());
        events.add(redacted.event(event));
      }
    }
    return events;
  }

  /// What was held back, when nothing comes after it.
  synchronized List<TurnEvent> end() {
    List<TurnEvent> events = new ArrayList<>();
    endThought(events);
    addText(events, text.end());
    return events;
  }

  private void endThought(List<TurnEvent> events) {
    addThought(events, thought.end());
  }

  private void addThought(List<TurnEvent> events, String safe) {
    if (!safe.isEmpty()) {
      thoughtChanged |= safe.contains(Redactor.MARK);
      events.add(new TurnEvent.Thought(safe));
    }
  }

  private static void addText(List<TurnEvent> events, String safe) {
    if (!safe.isEmpty()) {
      events.add(new TurnEvent.Text(safe));
    }
  }
}
