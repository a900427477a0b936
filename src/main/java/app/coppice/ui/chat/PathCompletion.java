package app.coppice.ui.chat;

import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.text.PathLabel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Completes paths of the worktree after an `@` in a text area. FX thread only.
final class PathCompletion {
  private static final int MOST = 10;
  private static final double ROW = 24;

  private final TextArea area;
  private final Supplier<CompletableFuture<List<String>>> files;
  private @Nullable Popup made;
  private final ListView<String> list = new ListView<>();
  private List<String> paths = List.of();
  private int start = -1;

  PathCompletion(TextArea area, Supplier<CompletableFuture<List<String>>> files) {
    this.area = area;
    this.files = files;
    list.getStyleClass().add("path-completion");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setPrefWidth(420);
    list.setCellFactory(_ -> new PathCell());
    list.setOnMouseClicked(_ -> accept());
  }

  /// Made when it is first needed: a popup is a window and costs as much.
  private Popup popup() {
    Popup popup = made;
    if (popup == null) {
      popup = new Popup();
      popup.setAutoHide(true);
      popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
      popup.getContent().add(list);
      popup.setOnHidden(_ -> start = -1);
      made = popup;
    }
    return popup;
  }

  private void hide() {
    if (made != null) {
      made.hide();
    }
  }

  boolean isShowing() {
    return made != null && made.isShowing();
  }

  List<String> offered() {
    return List.copyOf(list.getItems());
  }

  /// Looks at what stands before the caret; call it after every edit.
  void refresh() {
    int at = mention(area.getText(), area.getCaretPosition());
    if (at < 0) {
      hide();
      return;
    }
    if (start < 0) {
      start = at;
      var _ =
          files
              .get()
              .whenComplete((found, problem) ->
                  FxThread.run(() -> {
                    // Without a list there is nothing to offer, and typing goes on.
                    paths = problem == null ? found : List.of();
                    offer();
                  }));
    }
    start = at;
    offer();
  }

  /// Whether it took the key.
  boolean key(KeyEvent event) {
    if (!isShowing()) {
      return false;
    }
    int selected = list.getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> list.getSelectionModel().select((selected + 1) % list.getItems().size());
      case UP ->
          list.getSelectionModel()
              .select((selected + list.getItems().size() - 1) % list.getItems().size());
      case ENTER, TAB -> accept();
      case ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Where the `@` of the word before the caret stands; -1 when there is none. It must start a
  /// word, so that mail addresses stay what they are.
  static int mention(String text, int caret) {
    for (int i = Math.min(caret, text.length()) - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c == '@') {
        return i == 0 || Character.isWhitespace(text.charAt(i - 1)) ? i : -1;
      }
      if (Character.isWhitespace(c)) {
        return -1;
      }
    }
    return -1;
  }

  private void offer() {
    int caret = area.getCaretPosition();
    if (start < 0 || caret <= start || area.getScene() == null) {
      return;
    }
    String query = area.getText().substring(start + 1, caret);
    List<String> best = PathRank.best(query, paths, MOST);
    list.getItems().setAll(best);
    if (best.isEmpty()) {
      int keep = start;
      hide();
      start = keep;
      return;
    }
    list.getSelectionModel().select(0);
    list.setPrefHeight(best.size() * ROW + 10);
    if (!isShowing()) {
      Bounds place = area.localToScreen(area.getBoundsInLocal());
      Window window = area.getScene().getWindow();
      if (place != null && window != null) {
        list.getStylesheets().setAll(ChatPane.stylesheets());
        popup().getScene().getStylesheets().setAll(area.getScene().getStylesheets());
        popup()
            .getScene()
            .getRoot()
            .getStyleClass()
            .addAll(area.getScene().getRoot().getStyleClass());
        popup().show(window, place.getMinX(), place.getMinY() - 4);
      }
    }
  }

  private void accept() {
    String path = list.getSelectionModel().getSelectedItem();
    if (path != null && start >= 0) {
      int from = start;
      area.replaceText(from, area.getCaretPosition(), "@" + path + " ");
    }
    hide();
  }

  private static final class PathCell extends ListCell<String> {
    private final PathLabel label = new PathLabel();

    PathCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(String path, boolean empty) {
      super.updateItem(path, empty);
      if (empty || path == null) {
        setGraphic(null);
      } else {
        label.show(path);
        setGraphic(label);
      }
    }
  }
}
