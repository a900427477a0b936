package app.coppice.ui.window;

import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// A session's title and its branch on one line. Where room is short both are cut at their ends,
/// the branch to no less than its share, and where of both only a few letters would be left the
/// title has it all (below the branch's `-fx-min-width`); the tooltips hold both in full. The gap
/// between them is the branch's padding. FX thread only.
final class TitleAndBranch extends Region {
  /// The branch's part of the line as long as the title is cut too: what begins a name tells it
  /// from others, and a few letters of it tell nothing.
  private static final double BRANCH_KEEPS = 0.4;

  private final Label title = new Label();
  private final Label branch = new Label();
  private final Tooltip titleTip = new Tooltip();
  private final Tooltip branchTip = new Tooltip();

  TitleAndBranch() {
    title.getStyleClass().add("title");
    title.setTooltip(titleTip);
    branch.getStyleClass().add("branch");
    branch.setGraphic(Icon.BRANCH.node());
    branch.setTooltip(branchTip);
    getChildren().addAll(title, branch);
  }

  void show(SessionSnapshot snapshot) {
    title.setText(snapshot.title());
    branch.setText(snapshot.branch());
    branchTip.setText(
        Messages.text(
            "window.branch.tip", snapshot.branch(), snapshot.base(), snapshot.worktree()));
    titleTip.setText(
        hasBranch() ? snapshot.title() + "\n" + branchTip.getText() : snapshot.title());
    requestLayout();
  }

  /// A session that is being prepared has none yet, nor a sign for one.
  private boolean hasBranch() {
    return !branch.getText().isEmpty();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return title.prefWidth(-1) + (hasBranch() ? branch.prefWidth(-1) : 0);
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.max(title.prefHeight(-1), branch.prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    double wholeTitle = snapSizeX(title.prefWidth(-1));
    double wholeBranch = hasBranch() ? snapSizeX(branch.prefWidth(-1)) : 0;
    double room = getWidth();
    double branchWidth =
        Math.min(wholeBranch, Math.max(snapSizeX(BRANCH_KEEPS * room), room - wholeTitle));
    boolean told = hasBranch() && branchWidth >= Math.min(wholeBranch, branch.getMinWidth());
    branch.setVisible(told);
    if (!told) {
      branchWidth = 0;
    }
    double titleWidth = Math.min(wholeTitle, room - branchWidth);
    place(title, 0, titleWidth);
    place(branch, titleWidth, branchWidth);
  }

  private void place(Label label, double x, double width) {
    double height = snapSizeY(label.prefHeight(-1));
    label.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), width, height);
  }
}
