package app.coppice.ui.review;

import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.KeyHint;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.SpreadRow;
import app.coppice.ui.kit.Verbatim;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// Discard, land and commit, in a row. FX thread only.
final class CommitButtons {
  private final Button commit = Verbatim.button();
  private final Button stop = Verbatim.button(Messages.text("review.commit.stop"));
  private final Button discard = Verbatim.button(Messages.text("review.discard"));
  private final SpreadRow row;

  CommitButtons(Node land, Runnable commits, Runnable stops, Runnable discards) {
    commit.getStyleClass().add("accent");
    commit.setGraphic(new KeyHint(ReviewKey.COMMIT.combination()));
    commit.setContentDisplay(ContentDisplay.RIGHT);
    commit.setMinWidth(Region.USE_PREF_SIZE);
    commit.setOnAction(_ -> commits.run());
    discard.setGraphic(Icon.RESTORE.node());
    discard.setMinWidth(Region.USE_PREF_SIZE);
    discard.setTooltip(new Tooltip(Messages.text("review.discard.what")));
    discard.setOnAction(_ -> discards.run());
    stop.setGraphic(Icon.STOP.node());
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setTooltip(new Tooltip(Messages.text("review.commit.stop.what")));
    stop.setOnAction(_ -> stops.run());
    stop.managedProperty().bind(stop.visibleProperty());
    stop.setVisible(false);
    commit.managedProperty().bind(commit.visibleProperty());
    row = new SpreadRow(discard, land, stop, commit);
  }

  SpreadRow row() {
    return row;
  }

  /// Says what the commit would take.
  ///
  /// @param picked how many files
  /// @param all how many there are
  void name(CommitChoice choice, int picked, int all) {
    commit.setText(
        choice.amends()
            ? Messages.text("review.commit.amend", picked)
            : choice.takesStaged()
                ? Messages.text("review.commit.staged", picked)
                : picked == all
                    ? Messages.text("review.commit.all", all)
                    : Messages.text("review.commit.some", picked, all));
  }

  /// Offers to stop the commit that runs in the place of another one.
  void offerStop(boolean runs) {
    stop.setVisible(runs);
    commit.setVisible(!runs);
  }

  void allow(boolean commits, boolean discards) {
    commit.setDisable(!commits);
    discard.setDisable(!discards);
  }

  Button commit() {
    return commit;
  }

  Button stop() {
    return stop;
  }

  Button discard() {
    return discard;
  }
}
