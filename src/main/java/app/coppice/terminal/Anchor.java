package app.coppice.terminal;

/// A place in a terminal's text that stays the same when a new width breaks the lines elsewhere:
/// take one before a resize, ask for its place after it. Immutable.
///
/// @param paragraph number of the line as the program wrote it, since the start
/// @param offset cells from its beginning
public record Anchor(long paragraph, int offset) {
  /// Where an anchor is now.
  ///
  /// @param line as `Screen.Frame.top` counts
  public record Place(long line, int column) {}
}
