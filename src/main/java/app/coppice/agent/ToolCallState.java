package app.coppice.agent;

/// Where a tool call stands.
public enum ToolCallState {
  PENDING,
  AWAITING_PERMISSION,
  RUNNING,
  SUCCEEDED,
  FAILED,
  DENIED,
  CANCELLED,
  /// The app ended while it ran: whether it took effect is not known, and it is never run again.
  UNKNOWN_OUTCOME;

  public boolean isFinal() {
    return this != PENDING && this != AWAITING_PERMISSION && this != RUNNING;
  }
}
