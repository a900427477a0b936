package app.coppice.git;

/// What came of a commit.
public sealed interface CommitResult {
  /// @param id full object id
  /// @param notice what the person should know, such as that hooks were not run; may be empty
  record Committed(String id, String notice) implements CommitResult {}

  record NothingToCommit() implements CommitResult {}

  /// It was stopped before it was made: HEAD and index are what they were.
  record Stopped() implements CommitResult {}

  /// @param output what git and its hooks said
  record Failed(String output) implements CommitResult {}
}
