package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.kit.text.FileMark;
import app.coppice.ui.kit.text.PathLabel;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One changed file in the list: whether it is committed, what happened to it, how much.
final class FileRow extends ListCell<FileDiff> {
  private static final PseudoClass VIEWED = PseudoClass.getPseudoClass("viewed");

  private static final double WHY_WIDTH = 320;

  private final CheckBox chosen = Verbatim.checkBox();
  private final FileMark mark = new FileMark();
  private final PathLabel path = new PathLabel();
  private final DiffCount count = new DiffCount();
  private final StagedMark staged = new StagedMark();
  private final FontIcon viewed = Icon.CHECK.node();

  /// Says why the box cannot be ticked: a disabled one itself says nothing.
  private final StackPane box = new StackPane(chosen);

  private final HBox row = new HBox(box, mark, path, viewed, staged, count);
  private final Function<String, StagedMark.Extent> stagedOf;
  private final ContextMenu menu;
  private final Predicate<String> isChosen;
  private final Predicate<String> isUncommitted;
  private final Predicate<String> isViewed;
  private final BooleanSupplier followsStaged;
  private @Nullable Tooltip why;

  FileRow(
      Predicate<String> isChosen,
      Predicate<String> isUncommitted,
      Function<String, StagedMark.Extent> stagedOf,
      Predicate<String> isViewed,
      BooleanSupplier followsStaged,
      BiConsumer<String, Boolean> choose,
      ContextMenu menu) {
    this.isChosen = isChosen;
    this.isUncommitted = isUncommitted;
    this.stagedOf = stagedOf;
    this.isViewed = isViewed;
    this.followsStaged = followsStaged;
    this.menu = menu;
    viewed.setAccessibleText(Messages.text("review.viewed.is"));
    viewed.getStyleClass().add("viewed-mark");
    row.getStyleClass().add("file-row");
    chosen.setFocusTraversable(false);
    chosen.setAccessibleText(Messages.text("review.file.choose"));
    chosen.setOnAction(_ -> {
      if (getItem() != null) {
        choose.accept(getItem().path(), chosen.isSelected());
      }
    });
    box.setMinWidth(USE_PREF_SIZE);
    // Not before: a tooltip is a window of its own.
    box.setOnMouseEntered(_ -> tellWhy());
    count.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(path, Priority.ALWAYS);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    // The row takes the list's width instead of its own, so that long paths give way.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(FileDiff file, boolean empty) {
    super.updateItem(file, empty);
    if (empty || file == null) {
      setGraphic(null);
      setContextMenu(null);
      return;
    }
    draw(file);
  }

  /// Shows its file again: what is known of it changed.
  void draw() {
    FileDiff file = getItem();
    if (file != null && !isEmpty()) {
      draw(file);
    }
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

  private void draw(FileDiff file) {
    boolean uncommitted = isUncommitted.test(file.path());
    StagedMark.Extent extent = stagedOf.apply(file.path());
    boolean follows = followsStaged.getAsBoolean();
    chosen.setSelected(uncommitted && isChosen.test(file.path()));
    chosen.setIndeterminate(follows && extent == StagedMark.Extent.PART);
    chosen.setDisable(follows);
    chosen.setVisible(uncommitted);
    staged.show(extent);
    mark.show(file.change());
    path.show(file.path());
    count.show(file.added(), file.removed());
    boolean seen = isViewed.test(file.path());
    viewed.setVisible(seen);
    viewed.setManaged(seen);
    pseudoClassStateChanged(VIEWED, seen);
    setGraphic(row);
    setContextMenu(uncommitted ? menu : null);
  }
}
