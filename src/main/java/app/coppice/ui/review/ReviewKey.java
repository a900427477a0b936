package app.coppice.ui.review;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.PaneKey;
import java.util.Locale;

/// The keys of the review. FX thread only.
public enum ReviewKey implements PaneKey {
  NEXT_FILE("J"),
  PREVIOUS_FILE("K"),
  NEXT_HUNK("N"),
  PREVIOUS_HUNK("P"),
  LAYOUT("T"),
  BLANKS("W"),
  WIDEN("X"),
  WIDEN_FILE("Shift+X"),
  FOLD("F"),
  FOLD_ALL("Shift+F"),
  VIEWED("V"),
  COMPARE("B"),
  CHOOSE("Space"),
  DISCARD("Delete"),
  STAGE("S"),
  UNSTAGE("U"),
  COMMENT("M"),
  NEXT_COMMENT("Period"),
  PREVIOUS_COMMENT("Comma"),
  SEND_COMMENTS("A"),
  EDIT("E"),
  OPEN_EXTERNALLY("Shift+E"),
  DRAFT("D"),
  MESSAGE("C"),
  SAVE("Shortcut+S"),
  FIND("Shortcut+F"),
  FIND_NEXT("F3"),
  FIND_PREVIOUS("Shift+F3"),
  OPEN_EDITED("Shortcut+E"),
  COMMIT("Shortcut+Enter");

  private final String keys;

  ReviewKey(String keys) {
    this.keys = keys;
  }

  @Override
  public String keys() {
    return keys;
  }

  @Override
  public String title() {
    return Messages.text("review.key." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
