package app.coppice.agent;

import java.util.function.Consumer;

/// A source of model messages.
public interface AgentClient {
  /// Streams one message to `sink` on the calling thread and returns after its last event ({@link
  /// AgentEvent.MessageStopped} or {@link AgentEvent.Failed}). A slow sink slows the connection.
  /// Cancelling ends the stream within a second with `MessageStopped(CANCELLED)`.
  void stream(AgentRequest request, Consumer<AgentEvent> sink, Cancellation cancellation);
}
