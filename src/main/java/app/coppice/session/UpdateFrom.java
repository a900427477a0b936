package app.coppice.session;

/// What a session's branch takes in.
public enum UpdateFrom {
  /// What it left and lands in.
  BASE,
  /// The remote's branch that it is pushed to, as it was fetched last.
  UPSTREAM;

  /// What a person's decisions about conflicts with it are called, see {@link Begun.Decisions}.
  public String decisions() {
    return switch (this) {
      case BASE -> "decisions";
      case UPSTREAM -> "decisions-upstream";
    };
  }
}
