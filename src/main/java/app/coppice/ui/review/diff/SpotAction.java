package app.coppice.ui.review.diff;

import app.coppice.ui.kit.PaneKey;

/// One thing that can be done with a file, a hunk or lines: stage, discard, comment, edit. Whoever
/// brings one hands it to `ReviewPane.addSpotAction`, which gives it its key (anywhere in the
/// review but in a text field), its line in the menu of file list and diff, and, where {@link
/// #onHeads} says so, a button in the heads of files and hunks. FX thread only.
public interface SpotAction {
  /// A constant of `ReviewKey`, so that the cheat sheet has it.
  PaneKey key();

  /// What it is called for this spot, in a menu; short enough for a button.
  String title(Spot spot);

  /// Whether it makes sense here; where it does not, its key does nothing.
  boolean isPossible(Spot spot);

  void run(Spot spot);

  /// Whether the head that this spot is has a button for it.
  default boolean onHead(Spot spot) {
    return onHeads();
  }

  /// Whether the heads of files and hunks have a button for it.
  default boolean onHeads() {
    return false;
  }
}
