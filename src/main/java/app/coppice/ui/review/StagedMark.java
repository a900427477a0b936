package app.coppice.ui.review;

import app.coppice.session.Changes;
import app.coppice.ui.kit.Messages;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// How much of a file's changes is staged: a full or a half circle. FX thread only.
final class StagedMark extends Label {
  private Extent shown = Extent.NONE;

  /// How much.
  enum Extent {
    NONE,
    PART,
    ALL;

    static Extent of(Changes changes, String path) {
      if (!changes.staged().contains(path)) {
        return NONE;
      }
      return changes.unstaged().contains(path) ? PART : ALL;
    }
  }

  StagedMark() {
    getStyleClass().add("staged-mark");
    setMinWidth(USE_PREF_SIZE);
    setVisible(false);
    setManaged(false);
    // Not before: a tooltip is a window of its own.
    setOnMouseEntered(_ -> setTooltip(new Tooltip(getAccessibleText())));
  }

  void show(Extent extent) {
    if (extent == shown) {
      return;
    }
    shown = extent;
    setVisible(extent != Extent.NONE);
    setManaged(extent != Extent.NONE);
    setText(extent == Extent.PART ? "\u25d0" : "\u25cf");
    String said = Messages.text("review.staged." + extent.name().toLowerCase(Locale.ROOT));
    setAccessibleText(said);
  }
}
