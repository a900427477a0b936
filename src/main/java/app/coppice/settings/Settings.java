package app.coppice.settings;

import java.nio.file.Path;

/// The person's settings. Every component has a default; unknown keys of a newer version are kept.
///
/// @param theme what the window looks like
/// @param baseUrl of the Messages API
/// @param model the default model's id
/// @param mode the default mode's name: plan, ask, edits or auto
/// @param fontSize in points, 8 to 40
/// @param terminalFontSize in points, 8 to 40
/// @param autoLockMinutes minutes without input until the vault locks; 0 for never
/// @param worktreeFolder where worktrees are made, absolute, see {@link WorktreeFolder}; empty for
///   the profile's own folder
/// @param terminal what the person has chosen about terminals, but for the size of their text
/// @param editor the command that opens a file in the person's own editor, see {@link
///   EditorCommand}; empty for what the shell names or is installed
public record Settings(
    Theme theme,
    String baseUrl,
    String model,
    String mode,
    int fontSize,
    int terminalFontSize,
    int autoLockMinutes,
    String worktreeFolder,
    TerminalPreferences terminal,
    String editor) {
  private static final int SMALLEST_FONT = 8;
  private static final int LARGEST_FONT = 40;
  private static final int LONGEST_AUTO_LOCK = 24 * 60;

  public static final Settings DEFAULT =
      new Settings(
          Theme.SYSTEM,
          "https://api.anthropic.com",
          "claude-sonnet-4-5",
          "ask",
          13,
          13,
          15,
          "",
          TerminalPreferences.DEFAULT,
          "");

  public Settings {
    requireBetween("fontSize", fontSize, SMALLEST_FONT, LARGEST_FONT);
    requireBetween("terminalFontSize", terminalFontSize, SMALLEST_FONT, LARGEST_FONT);
    requireBetween("autoLockMinutes", autoLockMinutes, 0, LONGEST_AUTO_LOCK);
    EditorCommand.problem(editor)
        .ifPresent(problem -> {
          throw new IllegalArgumentException("editor: " + problem);
        });
    if (!worktreeFolder.isBlank() && !Path.of(worktreeFolder).isAbsolute()) {
      throw new IllegalArgumentException("worktreeFolder is not absolute: " + worktreeFolder);
    }
  }

  /// Light, dark, or as the system is.
  public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", not between " + least + " and " + most);
    }
  }
}
