package app.coppice.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Keeps what a turn reports, and folds it into transcript entries as a session does.
public final class RecordingListener implements TurnListener {
  public final List<TurnEvent> events = new CopyOnWriteArrayList<>();
  public final List<TurnEvent> announced = new CopyOnWriteArrayList<>();
  public final List<PermissionRequest> asked = new CopyOnWriteArrayList<>();
  private final Function<PermissionRequest, PermissionDecision> person;

  public RecordingListener(Function<PermissionRequest, PermissionDecision> person) {
    this.person = person;
  }

  public static RecordingListener allowing() {
    return new RecordingListener(_ -> new PermissionDecision.AllowOnce());
  }

  public static RecordingListener denying(String reason) {
    return new RecordingListener(_ -> new PermissionDecision.Deny(reason));
  }

  @Override
  public void post(TurnEvent event) {
    events.add(event);
  }

  @Override
  public void announce(TurnEvent event) {
    announced.add(event);
    events.add(event);
  }

  @Override
  public PermissionDecision ask(PermissionRequest request) {
    asked.add(request);
    return person.apply(request);
  }

  public <T extends TurnEvent> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public List<ToolOutcome> outcomes() {
    return all(TurnEvent.ToolCallFinished.class).stream()
        .map(TurnEvent.ToolCallFinished::outcome)
        .toList();
  }

  public ToolOutcome outcome(String callId) {
    return outcomes().stream().filter(o -> o.callId().equals(callId)).findFirst().orElseThrow();
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    all(TurnEvent.Text.class).forEach(event -> text.append(event.delta()));
    return text.toString();
  }

  /// What a transcript would hold after these events.
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    StringBuilder thought = new StringBuilder();
    for (TurnEvent event : events) {
      if (!(event instanceof TurnEvent.Text) && !text.isEmpty()) {
        entries.add(new Entry.Text(id(entries), Instant.EPOCH, text.toString(), true));
        text.setLength(0);
      }
      switch (event) {
        case TurnEvent.Text(String delta) -> text.append(delta);
        case TurnEvent.Thought(String delta) -> thought.append(delta);
        case TurnEvent.ThoughtEnded(String signature) -> {
          entries.add(
              new Entry.Thought(id(entries), Instant.EPOCH, thought.toString(), signature, true));
          thought.setLength(0);
        }
        case TurnEvent.ToolCallAnnounced(ToolCall call) ->
            entries.add(
                new Entry.Call(
                    id(entries),
                    Instant.EPOCH,
                    call,
                    ToolCallState.PENDING,
                    "",
                    List.of(),
                    Duration.ZERO));
        case TurnEvent.ToolCallFinished(ToolOutcome outcome) ->
            entries.replaceAll(entry ->
                entry instanceof Entry.Call call && call.call().id().equals(outcome.callId())
                    ? new Entry.Call(
                        call.id(),
                        call.at(),
                        call.call(),
                        outcome.state(),
                        outcome.result(),
                        outcome.diffs(),
                        outcome.took())
                    : entry);
        case TurnEvent.ToolCallStarted _,
            TurnEvent.ToolCallOutput _,
            TurnEvent.UsageAdded _,
            TurnEvent.Notice _ -> {}
      }
    }
    if (!text.isEmpty()) {
      entries.add(new Entry.Text(id(entries), Instant.EPOCH, text.toString(), true));
    }
    return entries;
  }

  private static String id(List<Entry> entries) {
    return "e" + entries.size();
  }
}
