package app.coppice.settings;

/// What the person has chosen about terminals. Immutable.
///
/// @param font its family; empty for the bundled one
/// @param scrollbackLines lines kept above the screen, 1,000 to 10,000,000
/// @param unlimitedScrollback whether all lines are kept instead
/// @param ambiguousWide whether characters that are wide in East Asian fonts only take two cells
/// @param ligatures whether the font may join letters, such as those of an arrow
/// @param cursorBlinks whether the cursor blinks where the program has not chosen
/// @param optionIsMeta whether a Mac's Option key is Meta instead of choosing other letters
public record TerminalPreferences(
    String font,
    int scrollbackLines,
    boolean unlimitedScrollback,
    boolean ambiguousWide,
    boolean ligatures,
    boolean cursorBlinks,
    boolean optionIsMeta) {
  public static final int FEWEST_LINES = 1_000;
  public static final int MOST_LINES = 10_000_000;

  public static final TerminalPreferences DEFAULT =
      new TerminalPreferences("", 100_000, false, false, false, false, false);

  public TerminalPreferences {
    if (scrollbackLines < FEWEST_LINES || scrollbackLines > MOST_LINES) {
      throw new IllegalArgumentException("scrollbackLines is " + scrollbackLines);
    }
  }
}
