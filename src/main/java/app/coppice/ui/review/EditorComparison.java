package app.coppice.ui.review;

import app.coppice.diff.LineDiff;
import app.coppice.session.FileText;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.DiffView;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.control.ScrollPane;

/// What an edited text differs in from what somebody else wrote meanwhile. To find it out takes
/// long for long texts: it comes when it is there. FX thread only.
final class EditorComparison extends ScrollPane {
  private final DiffView compared = new DiffView();
  private final Consumer<String> remark;

  /// How many comparisons were asked for or hidden.
  private int turn;

  /// @param remark takes why there is none
  EditorComparison(Consumer<String> remark) {
    this.remark = remark;
    getStyleClass().add("editor-comparison");
    setContent(compared);
    setFitToWidth(true);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /// Shows what differs, when it is known.
  void compare(FileText.Opened theirs, String text) {
    hide();
    int mine = turn;
    FxThread.deliver(
        CompletableFuture.supplyAsync(
            () -> LineDiff.between(theirs.path(), theirs.text(), text), Thread::startVirtualThread),
        difference -> {
          if (mine == turn) {
            compared.show(List.of(difference));
            setVisible(true);
          }
        },
        failure -> remark.accept(Messages.text("review.failed", String.valueOf(failure))));
  }

  /// Shows none, nor one that is still being made.
  void hide() {
    turn++;
    setVisible(false);
  }
}
