package app.coppice.ui.review.diff;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The buttons in the head of a file or hunk, seen while the pointer or the cursor is there. FX
/// thread only.
final class HeadActions extends HBox {
  private final RowHost host;

  HeadActions(RowHost host) {
    this.host = host;
    getStyleClass().add("head-actions");
    setMinWidth(USE_PREF_SIZE);
  }

  /// @param index of the head's row
  void show(int index) {
    List<SpotAction> actions = host.onHead(index);
    getChildren().clear();
    for (SpotAction action : actions) {
      Button button = new Button(host.title(action, index));
      button.getStyleClass().addAll("flat", "small");
      // The keyboard has the action's own key.
      button.setFocusTraversable(false);
      button.setTooltip(new Tooltip(action.key().combination().getDisplayText()));
      button.setOnAction(_ -> host.run(action, index));
      getChildren().add(button);
    }
  }
}
