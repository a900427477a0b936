package app.coppice.agent;

import app.coppice.diff.FileDiff;
import java.time.Duration;
import java.util.List;

/// How a tool call ended.
///
/// @param result the text the model gets, bounded
/// @param diffs what an edit changed; empty for other tools
public record ToolOutcome(
    String callId, ToolCallState state, String result, List<FileDiff> diffs, Duration took) {
  public ToolOutcome {
    diffs = List.copyOf(diffs);
  }
}
