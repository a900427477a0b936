package app.coppice.session;

/// How a branch comes into its base.
public enum LandHow {
  FAST_FORWARD,
  MERGE,
  SQUASH,
  /// Its commits, made anew on top.
  REBASE
}
