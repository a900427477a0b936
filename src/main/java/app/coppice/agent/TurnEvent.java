package app.coppice.agent;

/// What a running turn reports.
public sealed interface TurnEvent {
  record Text(String delta) implements TurnEvent {}

  record Thought(String delta) implements TurnEvent {}

  record ThoughtEnded(String signature) implements TurnEvent {}

  /// A tool call is about to be judged and run.
  record ToolCallAnnounced(ToolCall call) implements TurnEvent {}

  record ToolCallStarted(String callId) implements TurnEvent {}

  /// Live output of a running call.
  record ToolCallOutput(String callId, String chunk) implements TurnEvent {}

  record ToolCallFinished(ToolOutcome outcome) implements TurnEvent {}

  /// Tokens of one finished model message, to be added up.
  record UsageAdded(Usage usage) implements TurnEvent {}

  /// Something the person should know: a retry, a failure and what to do next.
  record Notice(Entry.Notice.Kind kind, String text) implements TurnEvent {}
}
