package app.coppice.ui.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Takes folders and files dropped anywhere on a node, several at once. FX thread only.
final class DropTarget {
  private final Node highlight;
  private final Consumer<List<Path>> dropped;

  /// @param highlight shown while something that can be dropped hovers
  DropTarget(Node highlight, Consumer<List<Path>> dropped) {
    this.highlight = highlight;
    this.dropped = dropped;
    highlight.setVisible(false);
    highlight.setMouseTransparent(true);
  }

  void install(Node node) {
    node.addEventFilter(DragEvent.DRAG_OVER, this::over);
    node.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> leave(node, event));
    node.addEventFilter(DragEvent.DRAG_DROPPED, this::drop);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY, TransferMode.MOVE);
      highlight.setVisible(true);
      event.consume();
    }
  }

  private void leave(Node node, DragEvent event) {
    if (event.getTarget().equals(node)) {
      highlight.setVisible(false);
    }
  }

  private void drop(DragEvent event) {
    highlight.setVisible(false);
    Dragboard board = event.getDragboard();
    if (board.hasFiles()) {
      dropped.accept(board.getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
