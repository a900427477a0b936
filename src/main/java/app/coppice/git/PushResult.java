package app.coppice.git;

/// What came of a push.
public sealed interface PushResult {
  /// @param message where the branch is now, in a sentence
  record Pushed(String message) implements PushResult {}

  /// The remote has commits that the branch lacks; the remote is as it was.
  ///
  /// @param upstream the remote's branch, as `origin/fix`
  record Behind(String reason, String upstream) implements PushResult {}

  /// @param reason what happened and what to do next; the remote is as it was
  record Refused(String reason) implements PushResult {}
}
