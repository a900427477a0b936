package app.coppice.git;

/// What can be done about a session's worktree that is not usable. Nothing of it is done without
/// the person.
public enum Remedy {
  /// Looks again: what was in the way may be gone.
  FIND_AGAIN,
  /// Makes folder, administrative files and mark name each other again; no file of the session is
  /// touched.
  REPAIR,
  /// Makes it anew from its branch or its snapshot: what was not committed and lies in no snapshot
  /// is not in it.
  RECREATE,
  /// The same, with the files that the newest checkpoint holds, where the branch has not moved
  /// since.
  RECREATE_WITH_FILES,
  /// Ends the lock on an entry whose folder is gone, and makes the worktree anew.
  UNLOCK,
  /// The person says where the folder is now, for a [#REPAIR] there.
  LOCATE
}
