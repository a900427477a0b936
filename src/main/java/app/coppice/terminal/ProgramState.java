package app.coppice.terminal;

/// What a program has told about itself and how it wants to be shown. Its texts are the program's
/// own, bounded and without control characters. Immutable.
///
/// @param title for the window, may be empty
/// @param folder it works in, an absolute path on this computer as the program gave it; empty when
///   it never told
/// @param reverseScreen whether foreground and background are exchanged everywhere (DECSCNM)
public record ProgramState(
    String title, String folder, Caret caret, boolean reverseScreen, ColourOverrides colours) {
  public static final ProgramState DEFAULT =
      new ProgramState("", "", Caret.DEFAULT, false, ColourOverrides.NONE);
}
