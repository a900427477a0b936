package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.ContextMenu;

/// Answers what the sidebar asks of the window. FX thread only.
record SidebarChoices(
    Desk desk,
    Predicate<SessionId> read,
    Actions actions,
    OutfitVerbs outfits,
    AdoptionVerbs adoption,
    BegunMarks begun,
    Engine engine)
    implements Sidebar.Choices {
  @Override
  public void select(SessionId session) {
    desk.select(session);
  }

  @Override
  public void enter(SessionId session) {
    desk.enter(session);
  }

  @Override
  public void newSessionIn(Path repository) {
    desk.newSession(Optional.of(repository));
  }

  @Override
  public void adoptIn(Path repository) {
    adoption.ask(repository);
  }

  @Override
  public boolean isBeingRead(SessionId session) {
    return read.test(session);
  }

  @Override
  public Optional<String> begunIn(SessionId session) {
    return begun.words(session);
  }

  @Override
  public ContextMenu sessionMenu() {
    return SessionHeader.menu(actions);
  }

  @Override
  public ContextMenu repositoryMenu(Path repository) {
    return RepositoryMenu.of(repository, this, outfits, engine);
  }
}
