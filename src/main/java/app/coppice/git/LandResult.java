package app.coppice.git;

import java.util.List;

/// What came of landing. Unless it says `Landed`, nothing was changed.
public sealed interface LandResult {
  /// @param id the base's new tip
  record Landed(String id, String message) implements LandResult {}

  /// @param files that both sides changed in ways that do not go together
  record Conflicts(List<String> files) implements LandResult {}

  /// @param reason what happened and what to do next
  /// @param files it is about; may be empty
  record Refused(String reason, List<String> files) implements LandResult {}
}
