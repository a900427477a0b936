package app.coppice.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What an empty region shows: what would be there, and what makes it so. FX thread only.
public final class EmptyState extends VBox {
  private final Label heading;
  private final Label body;
  private final HBox actions = new HBox();

  public EmptyState(Icon icon, String title, String text) {
    getStyleClass().add("empty-state");
    FontIcon picture = icon.node();
    heading = new Label(title);
    heading.getStyleClass().add("heading");
    heading.setWrapText(true);
    body = new Label(text);
    body.getStyleClass().add("body");
    body.setWrapText(true);
    body.setMinHeight(USE_PREF_SIZE);
    actions.getStyleClass().add("actions");
    getChildren().addAll(picture, heading, body);
  }

  /// Says something else from now on.
  public void say(String title, String text) {
    heading.setText(title);
    body.setText(text);
  }

  /// What it says now.
  public String text() {
    return heading.getText() + "\n" + body.getText();
  }

  /// Adds a button and the key that does the same; an empty `keys` shows none.
  public Button action(String label, String keys, Runnable run) {
    if (actions.getChildren().isEmpty()) {
      getChildren().add(actions);
    }
    Button button = Verbatim.button(label);
    button.setOnAction(ignored -> run.run());
    actions.getChildren().add(button);
    if (!keys.isEmpty()) {
      actions.getChildren().add(new KeyHint(keys));
    }
    return button;
  }

  /// Adds anything else below the actions.
  public void below(Node node) {
    getChildren().add(node);
  }
}
