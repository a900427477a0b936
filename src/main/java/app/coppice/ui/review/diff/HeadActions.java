package app.coppice.ui.review.diff;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The buttons in the head of a file or hunk, seen while the pointer or the cursor is there. Where
/// there is little room the last of them are left to their keys and the menu. FX thread only.
final class HeadActions extends HBox {
  private static final PseudoClass CROWDED_OUT = PseudoClass.getPseudoClass("crowded-out");

  private final RowHost host;

  HeadActions(RowHost host) {
    this.host = host;
    getStyleClass().add("head-actions");
    setMinWidth(0);
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
      button.setMinWidth(USE_PREF_SIZE);
      button.setTooltip(new Tooltip(action.key().combination().getDisplayText()));
      button.setOnAction(_ -> host.run(action, index));
      getChildren().add(button);
    }
  }

  @Override
  protected void layoutChildren() {
    double left = 0;
    int fitting = 0;
    for (Node button : getChildren()) {
      left += snapSizeX(button.prefWidth(-1)) + (left > 0 ? getSpacing() : 0);
      fitting += left <= getWidth() + 1 ? 1 : 0;
    }
    super.layoutChildren();
    double right = getWidth();
    for (int i = getChildren().size() - 1; i >= 0; i--) {
      Node button = getChildren().get(i);
      button.pseudoClassStateChanged(CROWDED_OUT, i >= fitting);
      if (i < fitting) {
        double width = snapSizeX(button.prefWidth(-1));
        button.relocate(snapPositionX(right - width), button.getLayoutY());
        right -= width + getSpacing();
      }
    }
  }
}
