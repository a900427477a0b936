package app.coppice.ui.kit;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// A key that one pane answers itself, as long as it has the focus: what the cheat sheet lists and
/// the pane's handler asks, so that the two can't differ. FX thread only.
public interface PaneKey {
  /// As {@link KeyCombination#valueOf} reads it: `Shift+Enter`.
  String keys();

  /// What it does, in the cheat sheet's words.
  String title();

  default KeyCombination combination() {
    return KeyCombination.valueOf(keys());
  }

  default boolean matches(KeyEvent event) {
    return combination().match(event);
  }
}
