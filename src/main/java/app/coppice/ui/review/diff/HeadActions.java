package app.coppice.ui.review.diff;

import app.coppice.ui.kit.Verbatim;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The buttons in the head of a file or hunk, made and seen while the pointer or the cursor is
/// there: most heads never have either. Where there is little room the last of them are left to
/// their keys and the menu. FX thread only.
final class HeadActions extends HBox {
  private static final PseudoClass CROWDED_OUT = PseudoClass.getPseudoClass("crowded-out");

  private final RowHost host;
  private List<SpotAction> shown = List.of();
  private Node head = this;
  private int index;

  HeadActions(RowHost host) {
    this.host = host;
    getStyleClass().add("head-actions");
    setMinWidth(0);
    setVisible(false);
    setManaged(false);
  }

  /// Takes part in a head: it is seen while the pointer is there.
  void in(Node newHead) {
    head = newHead;
    newHead.hoverProperty().addListener((_, _, _) -> show(index));
  }

  /// @param newIndex of the head's row
  void show(int newIndex) {
    index = newIndex;
    boolean wanted = head.isHover() || host.picked(newIndex) == RowHost.Picked.CURSOR;
    setVisible(wanted);
    // Else the head would keep room for what is not seen.
    setManaged(wanted);
    if (wanted) {
      draw();
    }
  }

  private void draw() {
    List<SpotAction> actions = host.onHead(index);
    if (!actions.equals(shown)) {
      shown = actions;
      getChildren().setAll(actions.stream().map(this::button).toList());
    }
    for (int i = 0; i < actions.size(); i++) {
      if (getChildren().get(i) instanceof Button button) {
        button.setText(host.title(actions.get(i), index));
      }
    }
  }

  private Button button(SpotAction action) {
    Button button = Verbatim.button();
    button.getStyleClass().addAll("flat", "small");
    // The keyboard has the action's own key.
    button.setFocusTraversable(false);
    button.setMinWidth(USE_PREF_SIZE);
    // Not before: a tooltip is a window of its own.
    button.setOnMouseEntered(
        _ -> button.setTooltip(new Tooltip(action.key().combination().getDisplayText())));
    button.setOnAction(_ -> host.run(action, index));
    return button;
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
