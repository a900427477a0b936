package app.coppice.session;

import app.coppice.agent.TurnEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Streamed text or a streamed thought gathered from many events into one, which means the same.
/// Not thread-safe.
final class StreamedText {
  private final Instant at;
  private final boolean thought;
  private final StringBuilder text = new StringBuilder();

  private StreamedText(Instant at, boolean thought) {
    this.at = at;
    this.thought = thought;
  }

  /// Begins with `event`; empty when it is no streamed text.
  static Optional<StreamedText> of(SessionEvent event) {
    if (!(event instanceof SessionEvent.TurnReported reported)) {
      return Optional.empty();
    }
    StreamedText fresh =
        new StreamedText(event.at(), reported.event() instanceof TurnEvent.Thought);
    return fresh.take(event) ? Optional.of(fresh) : Optional.empty();
  }

  /// Adds what `event` says; false when it is something else and was not taken.
  boolean take(SessionEvent event) {
    if (!thought
        && event instanceof SessionEvent.TurnReported(Instant _, TurnEvent.Text(String delta))) {
      text.append(delta);
      return true;
    }
    if (thought
        && event instanceof SessionEvent.TurnReported(Instant _, TurnEvent.Thought(String delta))) {
      text.append(delta);
      return true;
    }
    return false;
  }

  /// Everything taken, as one event at the time of the first.
  SessionEvent.TurnReported event() {
    String whole = text.toString();
    return new SessionEvent.TurnReported(
        at, thought ? new TurnEvent.Thought(whole) : new TurnEvent.Text(whole));
  }

  /// The messages of a batch, each run of streamed text in one.
  static List<SessionMessage> joined(List<SessionMessage> batch) {
    List<SessionMessage> messages = new ArrayList<>(batch.size());
    Optional<StreamedText> open = Optional.empty();
    for (SessionMessage message : batch) {
      Optional<SessionEvent> event =
          message instanceof SessionMessage.Happened(SessionEvent it)
              ? Optional.of(it)
              : Optional.empty();
      if (open.isPresent() && event.filter(open.get()::take).isPresent()) {
        continue;
      }
      open.map(StreamedText::event).map(SessionMessage.Happened::new).ifPresent(messages::add);
      open = event.flatMap(StreamedText::of);
      if (open.isEmpty()) {
        messages.add(message);
      }
    }
    open.map(StreamedText::event).map(SessionMessage.Happened::new).ifPresent(messages::add);
    return messages;
  }
}
