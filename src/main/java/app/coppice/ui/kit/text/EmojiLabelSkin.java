package app.coppice.ui.kit.text;

import javafx.scene.control.Label;
import javafx.scene.control.skin.LabelSkin;

/// A label that shows emoji. Named in `coppice.css`. FX thread only.
public final class EmojiLabelSkin extends LabelSkin {
  private final EmojiOver emoji;

  public EmojiLabelSkin(Label label) {
    super(label);
    emoji = new EmojiOver(label, label.textProperty(), getChildren(), EmojiOver::of);
  }

  @Override
  public void dispose() {
    emoji.stop();
    super.dispose();
  }
}
