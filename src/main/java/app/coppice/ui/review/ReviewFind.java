package app.coppice.ui.review;

import app.coppice.ui.kit.Focus;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.find.FindBar;
import app.coppice.ui.review.diff.DiffPane;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The bar that finds text in the changes, between the files and their lines; closed it takes no
/// room. Where a find was gone to, the focus is led to the lines, so that keys act on what is
/// marked. FX thread only.
final class ReviewFind extends VBox {
  private final FileList files;
  private final DiffPane diff;
  private final Runnable home;
  private @Nullable FindBar bar;
  private @Nullable Node before;
  private boolean went;

  /// @param home takes the focus where it cannot go back
  ReviewFind(FileList files, DiffPane diff, Runnable home) {
    this.files = files;
    this.diff = diff;
    this.home = home;
    diff.finder()
        .onVisited(path -> {
          went = true;
          files.mark(path);
        });
  }

  void bind(ReviewKeys keys) {
    keys.bind(ReviewKey.FIND, this::open)
        .bind(ReviewKey.FIND_NEXT, this::next)
        .bind(ReviewKey.FIND_PREVIOUS, this::previous);
  }

  /// Opens it, or gives it the keyboard again; what is selected is looked for. Does nothing where
  /// there are no changes.
  private void open() {
    if (!getParent().isVisible()) {
      return;
    }
    String selected = diff.selectedText();
    FindBar open = bar;
    if (open == null) {
      before = getScene().getFocusOwner();
      went = false;
      open =
          new FindBar(
              diff.finder(),
              FindBar.Onward.DOWN,
              Messages.text("review.find.prompt"),
              this::closed);
      bar = open;
      getChildren().setAll(open);
    }
    open.open(selected);
  }

  private void next() {
    if (bar == null) {
      open();
    } else {
      bar.goOn();
    }
  }

  private void previous() {
    if (bar == null) {
      open();
    } else {
      bar.goBack();
    }
  }

  private void closed() {
    boolean had = Focus.isIn(this);
    bar = null;
    getChildren().clear();
    Node back = before;
    before = null;
    if (!had) {
      return;
    }
    if (back == null || back.getScene() == null || back.equals(this)) {
      home.run();
    } else if (went && Focus.holds(files, back)) {
      diff.requestFocus();
    } else {
      back.requestFocus();
    }
  }
}
