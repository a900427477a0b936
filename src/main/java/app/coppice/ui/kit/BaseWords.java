package app.coppice.ui.kit;

import app.coppice.text.Escapes;

/// What a button says that takes a session's base into its branch: by name, so that the direction
/// is clear. Pure.
public final class BaseWords {
  /// Longer names would make the button too wide.
  private static final int LONGEST = 24;

  private BaseWords() {}

  /// @param base name of the branch that is taken in
  public static String bringIn(String base) {
    return base.length() > LONGEST
        ? Messages.text("kit.bring-in.base")
        : Messages.text("kit.bring-in", Escapes.visibleOnOneLine(base));
  }
}
