package app.coppice.agent;

import app.coppice.diff.FileDiff;
import java.util.List;

/// A question to the person before a tool call takes effect.
///
/// @param id unique within the session
/// @param exact the exact command line or path, unescaped
/// @param diffs what an edit would change; empty for commands
/// @param sessionRule what "allow for this session" would cover, in words; empty when each such
///   call must be asked for, so that only "allow once" makes sense
public record PermissionRequest(
    String id, ToolCall call, String exact, List<FileDiff> diffs, String sessionRule) {
  public PermissionRequest {
    diffs = List.copyOf(diffs);
  }
}
