package app.coppice.session;

/// Where a session stands, as the sidebar shows it.
public enum SessionState {
  /// Branch and worktree are being made.
  PREPARING,
  IDLE,
  WORKING,
  /// No turn runs, but a commit does, with the person's hooks.
  COMMITTING,
  /// A permission request waits for the person.
  WAITING,
  /// The worktree could not be made, or the last turn failed.
  FAILED,
  /// The worktree is gone or not provably ours; the transcript is kept.
  DETACHED,
  ARCHIVED
}
