package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.console.ConsolePane;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Moves the person about: brings sessions into view and gives their regions the keyboard, those of
/// the session in focus or of its pane in the grid. FX thread only.
final class WindowDesk implements Desk {
  private final Engine engine;
  private final Roster roster;
  private final Selection selection;
  private final FoldedGroups folding;
  private final Runnable draw;
  private @Nullable Furniture furniture;

  /// What it moves about in, which is made with it in hand.
  record Furniture(
      SessionPanes panes,
      FocusPlaces places,
      GridDesk grid,
      Sidebar sidebar,
      Reading reading,
      SessionStarter starter) {}

  /// @param draw draws the session in view
  WindowDesk(
      Engine engine, Roster roster, Selection selection, FoldedGroups folding, Runnable draw) {
    this.engine = engine;
    this.roster = roster;
    this.selection = selection;
    this.folding = folding;
    this.draw = draw;
  }

  /// Before anything else is called.
  void furnish(Furniture with) {
    furniture = with;
  }

  private Furniture furniture() {
    return Objects.requireNonNull(furniture, "not furnished");
  }

  private SessionPanes panes() {
    return furniture().panes();
  }

  private Optional<SessionTile> tile() {
    return furniture().grid().currentTile();
  }

  @Override
  public Optional<SessionSnapshot> current() {
    return selection.snapshot();
  }

  /// The focus goes along where one of the regions has it: what is typed on belongs there.
  @Override
  public void select(SessionId session) {
    boolean along = tile().isEmpty() && !selection.is(session) && places().within();
    choose(session);
    if (along) {
      goOn(session);
    }
  }

  private void choose(SessionId session) {
    selection.settle();
    view(session);
  }

  private FocusPlaces places() {
    return furniture().places();
  }

  /// Gives the keyboard to the region of the session in view that had it last.
  private void goOn(SessionId session) {
    switch (places().of(session)) {
      case CHAT -> focusChat();
      case CONSOLE -> focusConsole();
      case REVIEW -> {
        focusReview();
        places().field(session).ifPresent(Node::requestFocus);
      }
    }
  }

  /// Brings a session into view that nobody has chosen.
  void view(SessionId session) {
    if (roster.snapshot(session).isEmpty()) {
      engine.session(session).ifPresent(roster::put);
    }
    if (!selection.is(session)) {
      places().leave();
    }
    selection.view(session);
    current()
        .map(SessionSnapshot::repository)
        .filter(folding::repositoryFolded)
        .ifPresent(this::unfold);
    panes().regions().showWelcome(false);
    furniture().sidebar().follow(session);
    furniture().grid().selected(session);
    draw.run();
    current().ifPresent(furniture().reading()::lookInto);
    panes().showConsole();
  }

  private void unfold(Path repository) {
    folding.unfold(repository);
    furniture().sidebar().rebuild(Optional.empty());
  }

  @Override
  public void enter(SessionId session) {
    boolean within = selection.is(session) && places().within();
    choose(session);
    if (tile().isPresent()) {
      panes().regions().showMiddle();
      tile().ifPresent(SessionTile::enter);
    } else if (within || panes().waits()) {
      panes().enterChat();
    } else {
      goOn(session);
    }
  }

  @Override
  public void newSession(Optional<Path> repository) {
    furniture().starter().ask(repository);
  }

  @Override
  public boolean answering() {
    return tile().map(SessionTile::answering).orElseGet(panes()::answering);
  }

  @Override
  public void focusChat() {
    panes().regions().showMiddle();
    tile().ifPresentOrElse(SessionTile::focusChat, panes()::focusChat);
  }

  @Override
  public void focusConsole() {
    panes().regions().showMiddle();
    tile().ifPresentOrElse(SessionTile::focusConsole, panes()::focusConsole);
  }

  @Override
  public ConsolePane console() {
    return tile().map(SessionTile::console).orElseGet(panes()::console);
  }

  @Override
  public void focusReview() {
    panes().focusReview();
  }

  @Override
  public void focusSidebar() {
    panes().regions().sidebar().unfold();
    furniture().sidebar().focusList();
  }

  /// Puts a text into a session's composer, for the person to read and send.
  void compose(SessionId session, String text) {
    bring(session);
    tile().ifPresentOrElse(tile -> tile.compose(text), () -> panes().compose(text));
    focusChat();
  }

  /// Shows a changed file in the review.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  void reveal(SessionId session, String path, int line) {
    bring(session);
    panes().reveal(path, line);
  }

  private void bring(SessionId session) {
    if (!selection.is(session)) {
      select(session);
    }
  }
}
