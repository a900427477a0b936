package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.FileMark;
import app.coppice.ui.kit.text.PathLabel;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One changed file in the list: whether it is committed, what happened to it, how much.
final class FileLine extends HBox {
  private static final double WHY_WIDTH = 320;

  private final CheckBox chosen = Verbatim.checkBox();
  private final FileMark mark = new FileMark();
  private final PathLabel path = new PathLabel();
  private final DiffCount count = new DiffCount();
  private final StagedMark staged = new StagedMark();
  private final FontIcon viewed = Icon.CHECK.node();

  /// Says why the box cannot be ticked: a disabled one itself says nothing.
  private final StackPane box = new StackPane(chosen);

  private final FileRow.Host host;
  private String shown = "";
  private @Nullable Tooltip why;

  FileLine(FileRow.Host host) {
    this.host = host;
    getStyleClass().add("file-row");
    getChildren().addAll(box, mark, path, viewed, staged, count);
    viewed.setAccessibleText(Messages.text("review.viewed.is"));
    viewed.getStyleClass().add("viewed-mark");
    chosen.setFocusTraversable(false);
    chosen.setAccessibleText(Messages.text("review.file.choose"));
    chosen.setOnAction(_ -> host.choose(shown, chosen.isSelected()));
    box.setMinWidth(USE_PREF_SIZE);
    // Not before: a tooltip is a window of its own.
    box.setOnMouseEntered(_ -> tellWhy());
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(path, Priority.ALWAYS);
  }

  void show(FileDiff file) {
    shown = file.path();
    boolean uncommitted = host.isUncommitted(shown);
    StagedMark.Extent extent = host.staged(shown);
    boolean follows = host.followsStaged();
    chosen.setSelected(uncommitted && host.isTicked(shown));
    chosen.setIndeterminate(follows && extent == StagedMark.Extent.PART);
    chosen.setDisable(follows);
    chosen.setVisible(uncommitted);
    staged.show(extent);
    mark.show(file.change());
    path.show(shown);
    count.show(file.added(), file.removed());
    boolean seen = host.isViewed(shown);
    viewed.setVisible(seen);
    viewed.setManaged(seen);
  }

  private void tellWhy() {
    if (why != null) {
      Tooltip.uninstall(box, why);
      why = null;
    }
    if (chosen.isDisabled()) {
      why = new Tooltip(Messages.text("review.staged-only.ticks"));
      why.setWrapText(true);
      why.setMaxWidth(WHY_WIDTH);
      Tooltip.install(box, why);
    }
  }
}
