package app.coppice.ui.review.diff;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.text.FileMark;
import app.coppice.ui.kit.text.PathLabel;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of one file in the diff; a click folds the file. FX thread only.
final class FileHeadLine extends HBox {
  private final FontIcon open = Icon.CHEVRON_DOWN.node();
  private final FontIcon closed = Icon.CHEVRON_RIGHT.node();
  private final FileMark mark = new FileMark();
  private final PathLabel path = new PathLabel();
  private final DiffCount count = new DiffCount();
  private String shown = "";

  /// @param actions at its end
  FileHeadLine(Consumer<String> toggle, Node actions) {
    getStyleClass().add("diff-file-head");
    StackPane chevron = new StackPane(open, closed);
    chevron.getStyleClass().add("chevron");
    count.setMinWidth(USE_PREF_SIZE);
    setHgrow(path, Priority.ALWAYS);
    getChildren().addAll(chevron, mark, path, actions, count);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        toggle.accept(shown);
      }
    });
  }

  void show(Row.FileHead row) {
    FileDiff file = row.file();
    shown = file.path();
    boolean isOpen = row.folding() == Row.Folding.OPEN;
    open.setVisible(isOpen);
    closed.setVisible(!isOpen);
    mark.show(file.change());
    path.show(file.path());
    count.show(file.added(), file.removed());
  }
}
