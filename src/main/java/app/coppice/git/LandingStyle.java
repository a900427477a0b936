package app.coppice.git;

/// How a branch comes into its base.
public enum LandingStyle {
  FAST_FORWARD,
  MERGE,
  SQUASH,
  /// Its commits, made anew on top.
  REBASE
}
