package app.coppice.ui.kit;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A text field whose caret does not blink: JavaFX draws at sixty frames a second for as long as
/// one does, idle or not. Named in `coppice.css`. FX thread only.
public final class SteadyTextFieldSkin extends TextFieldSkin {
  public SteadyTextFieldSkin(TextField control) {
    super(control);
  }

  @Override
  public void setCaretAnimating(boolean wanted) {
    super.setCaretAnimating(false);
  }
}
