package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.Verbatim;
import java.nio.file.Path;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/// The menu of a repository in the sidebar. FX thread only.
final class RepositoryMenu {
  private RepositoryMenu() {}

  static ContextMenu of(
      Path repository, Sidebar.Choices choices, OutfitVerbs outfits, Engine engine) {
    MenuItem create = Verbatim.menuItem(Messages.text("window.sidebar.new-session-here"));
    create.setOnAction(ignored -> choices.newSessionIn(repository));
    MenuItem adopt = Verbatim.menuItem(Messages.text("window.action.adopt") + "\u2026");
    adopt.setOnAction(ignored -> choices.adoptIn(repository));
    MenuItem forget = Verbatim.menuItem(Messages.text("window.sidebar.forget"));
    forget.setOnAction(ignored -> engine.forgetRepository(repository));
    MenuItem settings = Verbatim.menuItem(Messages.text("window.action.repository-settings"));
    settings.setOnAction(ignored -> outfits.settings(repository));
    return new ContextMenu(create, adopt, settings, forget);
  }
}
