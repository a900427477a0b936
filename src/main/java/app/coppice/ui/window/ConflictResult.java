package app.coppice.ui.window;

import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.TabKey;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.TextAreaSkin;

/// What a file in conflict is to become, as text that can be edited. FX thread only.
final class ConflictResult extends TextArea {
  /// The place that was shown last.
  private IndexRange place = new IndexRange(0, 0);

  ConflictResult() {
    getStyleClass().add("code");
    setAccessibleText(Messages.text("window.conflict.result"));
    setPrefRowCount(16);
    TabKey.leaves(this);
    // What is selected goes with the next letter: the place is for the eye alone.
    focusedProperty()
        .subscribe(typing -> {
          if (typing && getSelection().equals(place)) {
            deselect();
          }
        });
  }

  /// Brings a place into view, its beginning where it is longer than that, and puts the caret
  /// there. Selects it while nobody types here.
  void show(int start, int end) {
    place = new IndexRange(start, end);
    // The caret alone comes into view by itself, at the nearest edge.
    selectRange(isFocused() ? start : end, start);
    if (getSkin() instanceof TextAreaSkin skin && end > start && getHeight() > 0) {
      Rectangle2D first = skin.getCharacterBounds(start);
      Rectangle2D last = skin.getCharacterBounds(end - 1);
      if (first != null && last != null && last.getMaxY() > getHeight()) {
        double line = first.getHeight();
        double missing = last.getMaxY() + line - getHeight();
        setScrollTop(getScrollTop() + Math.min(missing, first.getMinY() - line));
      }
    }
  }
}
