package app.coppice.git;

import java.util.List;

/// What came of making a worktree's files what a checkpoint holds.
public sealed interface RewindResult {
  /// @param paths of the files that changed by it, sorted
  record Done(List<String> paths) implements RewindResult {
    public Done {
      paths = List.copyOf(paths);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements RewindResult {}
}
