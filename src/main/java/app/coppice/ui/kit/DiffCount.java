package app.coppice.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Lines added and removed, such as `+42 -7`; takes no room when both are zero. FX thread only.
public final class DiffCount extends HBox {
  private final Label added = new Label();
  private final Label removed = new Label();
  private int shownAdded;
  private int shownRemoved;

  public DiffCount() {
    getStyleClass().add("diff-count");
    added.getStyleClass().add("added");
    removed.getStyleClass().add("removed");
    added.setMinWidth(USE_PREF_SIZE);
    removed.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(added, removed);
    draw(0, 0);
  }

  public void show(int linesAdded, int linesRemoved) {
    if (linesAdded != shownAdded || linesRemoved != shownRemoved) {
      shownAdded = linesAdded;
      shownRemoved = linesRemoved;
      draw(linesAdded, linesRemoved);
    }
  }

  private void draw(int linesAdded, int linesRemoved) {
    set(added, linesAdded, "+" + linesAdded);
    // U+2212 is as wide as the plus sign.
    set(removed, linesRemoved, "\u2212" + linesRemoved);
    boolean any = linesAdded != 0 || linesRemoved != 0;
    setVisible(any);
    setManaged(any);
    setAccessibleText(Messages.text("kit.diff-count", linesAdded, linesRemoved));
  }

  private static void set(Label label, int count, String text) {
    label.setText(text);
    label.setVisible(count != 0);
    label.setManaged(count != 0);
  }
}
