package app.coppice.ui.kit;

import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;

/// A text area whose caret does not blink: JavaFX draws at sixty frames a second for as long as one
/// does, idle or not. Named in `coppice.css`. FX thread only.
public final class SteadyTextAreaSkin extends TextAreaSkin {
  public SteadyTextAreaSkin(TextArea control) {
    super(control);
  }

  @Override
  public void setCaretAnimating(boolean wanted) {
    super.setCaretAnimating(false);
  }
}
