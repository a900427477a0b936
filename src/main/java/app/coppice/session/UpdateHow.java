package app.coppice.session;

/// How a session's branch takes its base in.
public enum UpdateHow {
  /// A merge commit, or a fast-forward where the branch has nothing of its own.
  MERGE,
  /// The branch's commits, made anew on the base.
  REBASE
}
