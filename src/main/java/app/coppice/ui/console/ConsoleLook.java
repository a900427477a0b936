package app.coppice.ui.console;

/// What the person has chosen about the look and the keys of terminals. Immutable.
///
/// @param font its family; empty for the bundled one
/// @param fontSize in pixels
/// @param ligatures whether the font may join letters
/// @param cursorBlinks whether the cursor blinks where the program has not chosen
/// @param optionIsMeta whether a Mac's Option key is Meta instead of choosing other letters
public record ConsoleLook(
    String font, double fontSize, boolean ligatures, boolean cursorBlinks, boolean optionIsMeta) {
  public static final ConsoleLook USUAL = new ConsoleLook("", 13, false, false, false);
}
