package app.coppice.ui.kit.text;

import app.coppice.diff.FileDiff.Change;
import app.coppice.ui.kit.Messages;
import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The letter that says what happened to a file, as git writes it. FX thread only.
public final class FileMark extends Label {
  private @Nullable Change shown;

  public FileMark() {
    getStyleClass().add("file-mark");
    setMinWidth(USE_PREF_SIZE);
  }

  public void show(Change change) {
    if (change == shown) {
      return;
    }
    shown = change;
    setText(
        switch (change) {
          case ADDED -> "A";
          case MODIFIED -> "M";
          case DELETED -> "D";
          case RENAMED -> "R";
          case COPIED -> "C";
          case MODE_CHANGED -> "T";
        });
    String word = change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    getStyleClass().setAll("label", "file-mark", "change-" + word);
    setAccessibleText(Messages.text("kit.change." + word));
  }
}
