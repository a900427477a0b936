package app.coppice.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/// A key or chord in a small frame, as the platform writes it. FX thread only.
public final class KeyHint extends Label {
  public KeyHint(String keys) {
    super(keys);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }

  public KeyHint(KeyCombination keys) {
    this(keys.getDisplayText());
  }
}
