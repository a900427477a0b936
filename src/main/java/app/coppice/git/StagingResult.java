package app.coppice.git;

import java.util.List;

/// What came of staging or unstaging.
public sealed interface StagingResult {
  /// @param paths of the files whose entry in the index changed, sorted
  record Done(List<String> paths) implements StagingResult {
    public Done {
      paths = List.copyOf(paths);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements StagingResult {}
}
