package app.coppice.ui.chat;

import app.coppice.ui.kit.Icon;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line that folds what is below it, by a click or by Space and Enter. FX thread only.
final class FoldHead extends HBox {
  private final FontIcon down = Icon.CHEVRON_DOWN.node();
  private final FontIcon right = Icon.CHEVRON_RIGHT.node();
  private final StackPane chevron = new StackPane(down, right);

  FoldHead(Runnable toggle) {
    getStyleClass().add("fold-head");
    chevron.getStyleClass().add("chevron");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
    getChildren().add(chevron);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && !chevron.isDisabled()) {
        toggle.run();
      }
    });
    setOnKeyPressed(event -> {
      boolean wanted = event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
      if (wanted && !chevron.isDisabled()) {
        toggle.run();
        event.consume();
      }
    });
  }

  void showOpen(Fold fold) {
    down.setVisible(fold == Fold.OPEN);
    right.setVisible(fold == Fold.CLOSED);
    chevron.setDisable(fold == Fold.NOTHING);
  }

  /// Whether there is anything to fold.
  enum Fold {
    OPEN,
    CLOSED,
    NOTHING
  }
}
