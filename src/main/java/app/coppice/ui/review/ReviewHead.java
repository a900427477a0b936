package app.coppice.ui.review;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import app.coppice.ui.review.ReviewLook.Blanks;
import app.coppice.ui.review.diff.Layout;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lines above the files: how much changed, what is compared, and how it is shown. FX thread
/// only.
final class ReviewHead extends VBox {
  private final Label title = new Label();
  private final DiffCount count = new DiffCount();
  private final Label progress = new Label();
  private final ToggleButton sideBySide = Verbatim.toggleButton();
  private final ToggleButton blind = Verbatim.toggleButton();
  private final HBox line;

  /// @param otherLayout unified or side by side, the other of them
  /// @param otherBlanks white space ignored or not, the other of them
  ReviewHead(ComparePicker picker, Runnable refresh, Runnable otherLayout, Runnable otherBlanks) {
    Button again = button(Verbatim.button(), Icon.REFRESH, "review.refresh", refresh);
    Tooltip.install(again, new Tooltip(Messages.text("review.refresh")));
    button(sideBySide, Icon.REVIEW, "review.side-by-side", otherLayout);
    sideBySide.setTooltip(tip("review.side-by-side", ReviewKey.LAYOUT));
    button(blind, Icon.SPACES, "review.blind", otherBlanks);
    blind.setTooltip(tip("review.blind", ReviewKey.BLANKS));
    title.getStyleClass().add("medium");
    title.setMinWidth(USE_PREF_SIZE);
    progress.getStyleClass().addAll("muted", "small");
    line = new HBox(title, count, gap(), again);
    line.getStyleClass().add("review-head");
    HBox how = new HBox(picker, progress, gap(), blind, sideBySide);
    how.getStyleClass().add("review-how");
    getChildren().addAll(line, how);
  }

  /// Puts one more control at the end, before the button that looks again.
  void trail(Node control) {
    line.getChildren().add(line.getChildren().size() - 1, control);
  }

  void lead(Node control) {
    line.getChildren().addFirst(control);
  }

  /// @param viewed how many of them the person has viewed
  void show(List<FileDiff> files, int viewed) {
    title.setText(Messages.text("review.title", files.size()));
    count.show(
        files.stream().mapToInt(FileDiff::added).sum(),
        files.stream().mapToInt(FileDiff::removed).sum());
    progress.setText(viewed == 0 ? "" : Messages.text("review.progress", viewed, files.size()));
  }

  void show(ReviewLook look) {
    sideBySide.setSelected(look.layout() == Layout.SIDE_BY_SIDE);
    blind.setSelected(look.blanks() == Blanks.IGNORED);
  }

  /// Such as `3 of 12 viewed`; empty while none is.
  String progress() {
    return progress.getText();
  }

  private static Tooltip tip(String key, ReviewKey does) {
    return new Tooltip(Messages.text(key) + " (" + does.combination().getDisplayText() + ")");
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static <B extends ButtonBase> B button(B button, Icon icon, String key, Runnable run) {
    button.setGraphic(icon.node());
    button.getStyleClass().addAll("flat", "icon-button");
    button.setAccessibleText(Messages.text(key));
    button.setOnAction(_ -> run.run());
    return button;
  }
}
