package app.coppice.ui.window;

import app.coppice.ui.kit.EmptyState;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// What stands where a session would: the first steps. FX thread only.
final class Welcome extends StackPane {
  private final EmptyState first;
  private final EmptyState noSession;

  Welcome(Actions actions) {
    getStyleClass().add("welcome");
    first =
        new EmptyState(
            Icon.FOLDER_ADD,
            Messages.text("window.welcome.title"),
            Messages.text("window.welcome.body"));
    first
        .action(
            Messages.text("window.action.open-repository"),
            actions.keyText("open-repository"),
            () -> actions.run("open-repository"))
        .getStyleClass()
        .add("accent");
    first.action(
        Messages.text("window.action.start-rehearsal"), "", () -> actions.run("start-rehearsal"));
    Label rehearsal = new Label(Messages.text("window.welcome.rehearsal"));
    rehearsal.getStyleClass().add("body");
    rehearsal.setWrapText(true);
    first.below(rehearsal);
    Label keys =
        new Label(
            Messages.text(
                "window.welcome.keys", actions.keyText("cheat-sheet"), actions.keyText("palette")));
    keys.getStyleClass().add("body");
    first.below(keys);
    noSession =
        new EmptyState(
            Icon.BRANCH,
            Messages.text("window.no-session.title"),
            Messages.text("window.no-session.body"));
    noSession
        .action(
            Messages.text("window.action.new-session"),
            actions.keyText("new-session"),
            () -> actions.run("new-session"))
        .getStyleClass()
        .add("accent");
    getChildren().addAll(first, noSession);
    show(true);
  }

  /// @param nothingOpen no repository is open
  void show(boolean nothingOpen) {
    first.setVisible(nothingOpen);
    noSession.setVisible(!nothingOpen);
  }
}
