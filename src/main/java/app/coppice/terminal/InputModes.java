package app.coppice.terminal;

/// What a program has asked its terminal to do with keys, mouse, focus and pastes.
///
/// @param applicationCursorKeys whether arrows send `ESC O` instead of `ESC [`
/// @param newLine whether Enter sends a line feed after its carriage return
/// @param bracketedPaste whether a paste stands between brackets (2004)
/// @param focusEvents whether the program is told when the terminal gets and loses focus (1004)
/// @param alternateScroll whether the wheel sends arrows on the alternate screen (1007)
/// @param mouse which movements of the mouse are reported
/// @param mouseForm how they are written
/// @param kittyFlags the bits of the kitty keyboard protocol, 0 for none
/// @param modifyOtherKeys xterm's level, 0 to 2
public record InputModes(
    boolean applicationCursorKeys,
    boolean newLine,
    boolean bracketedPaste,
    boolean focusEvents,
    boolean alternateScroll,
    MouseTracking mouse,
    MouseForm mouseForm,
    int kittyFlags,
    int modifyOtherKeys) {
  public static final InputModes DEFAULT =
      new InputModes(false, false, false, false, true, MouseTracking.NONE, MouseForm.PLAIN, 0, 0);

  /// Which movements of the mouse a program learns of.
  public enum MouseTracking {
    NONE,
    /// Presses only (9).
    PRESSES,
    /// Presses and releases (1000).
    CLICKS,
    /// Also movements while a button is down (1002).
    DRAGS,
    /// All movements (1003).
    MOTION
  }

  /// How a mouse report is written.
  public enum MouseForm {
    /// Three bytes, cells up to 223 only.
    PLAIN,
    /// Decimal numbers, cells (1006).
    SGR,
    /// Decimal numbers, pixels (1016).
    PIXELS
  }
}
