package app.coppice.ui.window;

import app.coppice.diff.ConflictMarks.Place;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What was before and both sides of one place in conflict, next to each other. FX thread only.
final class ConflictSides extends HBox {
  private final TextArea before = side("window.conflict.before");
  private final TextArea ours = side("window.conflict.ours");
  private final TextArea theirs = side("window.conflict.theirs");

  ConflictSides() {
    getStyleClass().add("conflict-sides");
    getChildren()
        .addAll(
            labelled("window.conflict.before", before),
            labelled("window.conflict.ours", ours),
            labelled("window.conflict.theirs", theirs));
  }

  private static TextArea side(String key) {
    TextArea area = new TextArea();
    area.setEditable(false);
    area.setPrefRowCount(5);
    area.getStyleClass().add("code");
    area.setAccessibleText(Messages.text(key));
    return area;
  }

  private static VBox labelled(String key, TextArea area) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().addAll("muted", "small");
    label.setLabelFor(area);
    VBox box = new VBox(label, area);
    HBox.setHgrow(box, Priority.ALWAYS);
    VBox.setVgrow(area, Priority.ALWAYS);
    return box;
  }

  void show(Place place) {
    show(before, place.base());
    show(ours, place.ours());
    show(theirs, place.theirs());
  }

  /// A text that is shown already keeps where it was scrolled to.
  private static void show(TextArea area, String text) {
    if (!area.getText().equals(text)) {
      area.setText(text);
    }
  }
}
