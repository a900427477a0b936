package app.coppice.ui.window;

import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.StyledRun;
import app.coppice.ui.kit.text.TextSelection;
import java.util.Collection;
import java.util.List;
import javafx.scene.layout.VBox;

/// A few sentences of a sheet of which a part, such as a command, can be selected and copied. FX
/// thread only.
final class SelectableParagraph extends VBox implements TextSelection.Source {
  private final SelectableText text = new SelectableText("prose-text");

  SelectableParagraph(String sentences) {
    text.show(List.of(new StyledRun(sentences)));
    getChildren().add(text);
    setMinHeight(USE_PREF_SIZE);
    new TextSelection(this, this);
  }

  @Override
  public Collection<SelectableText> shown() {
    return List.of(text);
  }

  @Override
  public int lines() {
    return 1;
  }

  @Override
  public String text(int line) {
    return text.text();
  }
}
