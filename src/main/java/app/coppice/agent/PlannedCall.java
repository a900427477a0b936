package app.coppice.agent;

import app.coppice.diff.FileDiff;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A tool call that is known well enough to be judged, and not carried out yet.
public interface PlannedCall {
  /// The exact command line, path or pattern: what a permission binds to.
  String exact();

  /// What an edit would change; empty for other tools.
  default List<FileDiff> diffs() {
    return List.of();
  }

  /// Carries the call out on the calling thread, once.
  ///
  /// @param output takes live output
  ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
      throws ToolFailure, IOException, InterruptedException;
}
