package app.coppice.ui.kit.text;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of one file in a diff; a click folds the file. FX thread only.
public final class DiffFileHead extends HBox {
  private final FontIcon open = Icon.CHEVRON_DOWN.node();
  private final FontIcon closed = Icon.CHEVRON_RIGHT.node();
  private final FileMark mark = new FileMark();
  private final PathLabel path = new PathLabel();
  private final DiffCount count = new DiffCount();
  private String shown = "";

  /// @param toggle takes the path of the file that is to be folded or opened
  /// @param actions at its end
  public DiffFileHead(Consumer<String> toggle, Node... actions) {
    getStyleClass().add("diff-file-head");
    StackPane chevron = new StackPane(open, closed);
    chevron.getStyleClass().add("chevron");
    count.setMinWidth(USE_PREF_SIZE);
    setHgrow(path, Priority.ALWAYS);
    getChildren().addAll(chevron, mark, path);
    getChildren().addAll(actions);
    getChildren().add(count);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        toggle.accept(shown);
      }
    });
  }

  /// Shows a file whose lines are below.
  public void showOpen(FileDiff file) {
    show(file);
    open.setVisible(true);
    closed.setVisible(false);
  }

  /// Shows a file whose lines are hidden.
  public void showFolded(FileDiff file) {
    show(file);
    open.setVisible(false);
    closed.setVisible(true);
  }

  private void show(FileDiff file) {
    shown = file.path();
    mark.show(file.change());
    path.show(file.path());
    count.show(file.added(), file.removed());
  }
}
