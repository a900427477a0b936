package app.coppice.git;

import java.util.List;

/// What came of making a worktree's files what a checkpoint holds.
public sealed interface RewindResult {
  /// @param paths of the files that changed by it, sorted
  /// @param alone files that it left as they are, because one of the two checkpoints is without
  ///   them
  /// @param warning what went wrong beside the files, in sentences; empty when nothing did
  record Done(List<String> paths, List<Unkept> alone, String warning) implements RewindResult {
    public Done {
      paths = List.copyOf(paths);
      alone = List.copyOf(alone);
    }

    Done(List<String> paths, List<Unkept> alone) {
      this(paths, alone, "");
    }

    Done warning(String sentence) {
      return new Done(paths, alone, sentence);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements RewindResult {}
}
