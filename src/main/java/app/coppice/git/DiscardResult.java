package app.coppice.git;

import java.util.List;

/// What came of taking changes back, or of undoing that.
public sealed interface DiscardResult {
  /// @param paths of the files that changed by it, sorted
  record Done(List<String> paths) implements DiscardResult {
    public Done {
      paths = List.copyOf(paths);
    }
  }

  /// @param reason what happened and what to do next
  record Refused(String reason) implements DiscardResult {}
}
