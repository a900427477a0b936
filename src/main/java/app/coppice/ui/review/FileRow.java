package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One row of the list of changed files. What it holds is made when there is time for it in a
/// pulse, and kept while the row is empty: to style it anew takes longer than all else.
final class FileRow extends ListCell<FileDiff> {
  private static final PseudoClass VIEWED = PseudoClass.getPseudoClass("viewed");

  private final Host host;
  private @Nullable FileLine line;

  /// What a row asks of its list.
  interface Host {
    /// Whether the next commit takes the file.
    boolean isTicked(String path);

    boolean isUncommitted(String path);

    boolean isViewed(String path);

    StagedMark.Extent staged(String path);

    /// Whether the ticks show what is staged and cannot be changed.
    boolean followsStaged();

    void choose(String path, boolean take);

    /// One for all rows: it is a window of its own.
    ContextMenu menu();

    /// Whether there is time in this pulse to make what a row holds; asked again in the next.
    boolean hasTime();
  }

  FileRow(Host host) {
    this.host = host;
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // The row takes the list's width instead of its own, so that long paths give way.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(FileDiff file, boolean empty) {
    super.updateItem(file, empty);
    draw();
  }

  /// Shows its file again: what is known of it changed.
  void draw() {
    FileDiff file = getItem();
    boolean empty = file == null || isEmpty();
    if (line != null) {
      line.setVisible(!empty);
    }
    if (empty) {
      setContextMenu(null);
      return;
    }
    setContextMenu(host.isUncommitted(file.path()) ? host.menu() : null);
    pseudoClassStateChanged(VIEWED, host.isViewed(file.path()));
    if (line == null) {
      if (!host.hasTime()) {
        return;
      }
      line = new FileLine(host);
      setGraphic(line);
    }
    line.show(file);
  }
}
