package app.coppice.agent;

/// Why a turn or a model message ended. Names follow the Agent Client Protocol and the Messages
/// API.
public enum StopReason {
  END_TURN,
  TOOL_USE,
  MAX_TOKENS,
  STOP_SEQUENCE,
  PAUSE_TURN,
  REFUSAL,
  MAX_TURN_REQUESTS,
  CANCELLED,
  /// The provider failed; a notice in the transcript says how.
  FAILED
}
