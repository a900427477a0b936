package app.coppice.git;

import java.util.List;

/// What came of making a worktree's files what a checkpoint holds.
public sealed interface RewindResult {
  /// @param paths of the files that changed by it, sorted
  /// @param alone files that it left as they are, because one of the two checkpoints is without
  ///   them
  record Done(List<String> paths, List<Unkept> alone) implements RewindResult {
    public Done {
      paths = List.copyOf(paths);
      alone = List.copyOf(alone);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements RewindResult {}
}
