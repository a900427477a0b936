package app.coppice.ui.kit.text;

import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;

/// A text field that shows emoji, and whose caret does not blink: JavaFX draws at sixty frames a
/// second for as long as one does, idle or not. Named in `coppice.css`. FX thread only.
public final class SteadyTextFieldSkin extends TextFieldSkin {
  private final EmojiOver emoji;

  public SteadyTextFieldSkin(TextField control) {
    super(control);
    emoji = new EmojiOver(control, control.textProperty(), getChildren(), EmojiOver::within);
  }

  @Override
  public void setCaretAnimating(boolean wanted) {
    super.setCaretAnimating(false);
  }

  @Override
  public void dispose() {
    emoji.stop();
    super.dispose();
  }
}
