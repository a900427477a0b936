package app.coppice.cli;

/// How the program ended, for scripts.
public final class ExitCode {
  public static final int DONE = 0;
  public static final int BAD_USAGE = 2;

  /// Something had to be permitted and nobody could be asked.
  public static final int NEEDS_PERMISSION = 3;

  /// The provider failed, or there is no key for it.
  public static final int PROVIDER_FAILED = 4;

  /// The repository or the worktree is not usable for what was asked.
  public static final int NOT_USABLE = 5;

  private ExitCode() {}
}
