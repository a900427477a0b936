package app.coppice.ui.kit.text;

import app.coppice.text.Escapes;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

/// A path whose folder is dimmed and gives way first when there is little room. FX thread only.
public final class PathLabel extends HBox {
  private final Label folder = new Label();
  private final Label name = new Label();

  public PathLabel() {
    getStyleClass().add("path-label");
    folder.getStyleClass().add("folder");
    folder.setMinWidth(0);
    folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    name.getStyleClass().add("name");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    getChildren().addAll(folder, name);
    setMinWidth(40);
  }

  public void show(String path) {
    int slash = path.lastIndexOf('/');
    folder.setText(Escapes.visibleOnOneLine(path.substring(0, slash + 1)));
    name.setText(Escapes.visibleOnOneLine(path.substring(slash + 1)));
    setAccessibleText(path);
  }
}
