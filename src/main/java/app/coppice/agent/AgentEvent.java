package app.coppice.agent;

import java.time.Duration;

/// What a model streams, one event at a time, in order.
public sealed interface AgentEvent {
  record MessageStarted(String messageId, String model) implements AgentEvent {}

  record TextDelta(String text) implements AgentEvent {}

  record ThinkingDelta(String text) implements AgentEvent {}

  /// A thinking block ended; its signature must be kept for the next request.
  record ThinkingEnded(String signature) implements AgentEvent {}

  /// A tool call began to arrive; its input is not complete yet.
  record ToolUseStarted(String id, String name) implements AgentEvent {}

  /// A tool call has arrived.
  record ToolUse(String id, String name, String inputJson) implements AgentEvent {}

  /// Tokens of this message so far, not a difference.
  record UsageReported(Usage usage) implements AgentEvent {}

  /// The provider asked to wait; the client will try again by itself.
  record Retrying(int attempt, Duration delay, String reason) implements AgentEvent {}

  /// The last event of a message that arrived whole.
  record MessageStopped(StopReason reason) implements AgentEvent {}

  /// The last event of a message that did not: what happened, what to do next.
  ///
  /// @param resumable whether the same request may succeed later
  record Failed(String what, String next, boolean resumable) implements AgentEvent {}
}
