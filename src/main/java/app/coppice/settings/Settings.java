package app.coppice.settings;

/// The person's settings. Every component has a default; unknown keys of a newer version are kept.
///
/// @param theme what the window looks like
/// @param baseUrl of the Messages API
/// @param model the default model's id
/// @param autoLockMinutes minutes without input until the vault locks; 0 for never
/// @param worktreeFolder where worktrees are made; empty for the profile's own folder
public record Settings(
    Theme theme,
    String baseUrl,
    String model,
    String mode,
    int fontSize,
    int terminalFontSize,
    int autoLockMinutes,
    String worktreeFolder) {
  public static final Settings DEFAULT =
      new Settings(
          Theme.SYSTEM, "https://api.anthropic.com", "claude-sonnet-4-5", "ask", 13, 13, 15, "");

  /// Light, dark, or as the system is.
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }
}
