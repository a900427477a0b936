package app.coppice.ui.window;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.DiffCount;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.StateBadge;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The line above a session: title, branch, state and size of the change. FX thread only.
final class SessionHeader extends VBox {
  private final TitleAndBranch name = new TitleAndBranch();
  private final StateBadge state = new StateBadge();
  private final DiffCount count = new DiffCount();
  private final HBox line = new HBox();
  private final ProgressBar progress = new ProgressBar(0);

  SessionHeader(Actions actions) {
    getStyleClass().add("session-header");
    Button more = ActionMenu.iconButton(actions, "session-menu", Icon.MORE);
    more.setOnAction(ignored -> menu(actions).show(more, Side.BOTTOM, 0, 4));
    HBox.setHgrow(name, Priority.ALWAYS);
    line.getChildren().addAll(name, state, count, more);
    line.getStyleClass().add("line");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.getStyleClass().add("preparation");
    progress.setAccessibleText(Messages.text("window.preparation"));
    getChildren().addAll(line, progress);
  }

  /// Puts one more control before the menu.
  void add(Node control) {
    line.getChildren().add(line.getChildren().size() - 1, control);
  }

  static ContextMenu menu(Actions actions) {
    return ActionMenu.of(
        actions,
        "rename-session",
        "open-shell",
        "commit",
        "land",
        "resume-turn",
        "stop-turn",
        "run-set-up",
        "session-ports",
        "repository-settings",
        "refresh-changes",
        "copy-branch",
        "archive-session",
        "restore-session",
        "delete-session",
        "discard-all",
        "undo-discard",
        "trash");
  }

  void show(SessionSnapshot snapshot) {
    name.show(snapshot);
    state.show(snapshot.state());
    count.show(snapshot.changes().added(), snapshot.changes().removed());
    show(progress, snapshot.state() == SessionState.PREPARING || snapshot.comesBack());
    progress.setProgress(snapshot.progress());
  }

  private static void show(Region region, boolean visible) {
    region.setVisible(visible);
    region.setManaged(visible);
  }
}
