package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.console.ConsoleLook;
import app.coppice.ui.console.ConsolePane;
import app.coppice.ui.kit.Icon;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.review.ReviewPane;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The panes of the session in view: either one in focus with its console below, or the grid of
/// several, with the review of the one in view beside them. What is not visible is not in the
/// scene, or gets nothing to draw. FX thread only.
final class SessionPanes {
  private final Engine engine;
  private final ConsoleLayouts layouts;
  private final Supplier<Optional<SessionSnapshot>> current;
  private final SessionHeader header;
  private final OutfitLine outfit;
  private final ChatPane chat;
  private final ConsolePane console;
  private final ReviewPane review;
  private final BorderPane focus;
  private final StackPane middle = new StackPane();
  private final Regions regions;

  SessionPanes(
      Engine engine,
      PaneMaker make,
      Actions actions,
      Supplier<Optional<SessionSnapshot>> current,
      Region sidebar,
      Region welcome) {
    this.engine = engine;
    layouts = make.layouts();
    this.current = current;
    header = new SessionHeader(actions);
    outfit = new OutfitLine(engine.outfits(), actions);
    header.add(outfit);
    chat = make.chat();
    review = make.review();
    console = make.console(() -> current.get().map(SessionSnapshot::id), this::focusConsole);
    focus = new BorderPane(chat);
    focus.setTop(header);
    middle.getChildren().setAll(focus);
    regions = new Regions(sidebar, middle, console, review, welcome);
    var alone = regions.review().aloneProperty();
    review.lead(ActionMenu.iconButtonWhile(alone, actions, "focus-chat", Icon.CHAT));
    var away = regions.review().inViewProperty().not();
    header.add(ActionMenu.iconButtonWhile(away, actions, "focus-review", Icon.REVIEW));
  }

  /// Draws again what becomes visible when a region is unfolded; once the window stands.
  void follow() {
    regions.review().foldedProperty().subscribe(this::showReview);
    regions.console().foldedProperty().subscribe(this::showConsole);
    regions.review().aloneProperty().subscribe(this::showConsole);
  }

  Regions regions() {
    return regions;
  }

  ConsolePane console() {
    return console;
  }

  ReviewPane review() {
    return review;
  }

  /// The session in view, or what it holds, has changed.
  void show(SessionSnapshot snapshot) {
    console.refuse(noShell(snapshot));
    if (inFocus()) {
      header.show(snapshot);
      outfit.show(snapshot);
      chat.show(snapshot);
    }
    if (regions.reviewVisible()) {
      review.show(snapshot);
    }
  }

  /// Why no shell can be opened; empty when one can.
  static String noShell(SessionSnapshot snapshot) {
    return snapshot.state() == SessionState.ARCHIVED ? Messages.text("window.shell.archived") : "";
  }

  /// A folded console gets no terminals, so that none is painted unseen.
  void showConsole() {
    Optional<SessionId> session = current.get().map(SessionSnapshot::id);
    if (regions.consoleVisible() && session.isPresent()) {
      console.show(engine.terminals(session.get()), layouts.of(session.get()));
    } else {
      console.hide();
    }
  }

  void showReview() {
    if (regions.reviewVisible()) {
      current.get().ifPresent(review::show);
    }
  }

  void show(ConsoleLook look) {
    console.show(look);
  }

  /// Puts `grid` where the session in focus stood; answers what its composer held.
  String leaveFocus(Region grid) {
    String draft = chat.draft();
    chat.leave();
    middle.getChildren().setAll(grid);
    regions.console().suppress(true);
    showConsole();
    return draft;
  }

  /// Brings the session in view back into focus.
  void returnToFocus() {
    middle.getChildren().setAll(focus);
    regions.console().suppress(false);
    current.get().ifPresent(this::show);
    showConsole();
  }

  boolean inFocus() {
    return middle.getChildren().contains(focus);
  }

  /// Gives the keyboard to the oldest request of a session that waits, else to the composer.
  void enterChat() {
    regions.showMiddle();
    if (!waits() || !chat.focusPending()) {
      chat.focusComposer();
    }
  }

  /// Whether the session in view asks for a permission.
  boolean waits() {
    return current.get().filter(it -> it.state() == SessionState.WAITING).isPresent();
  }

  boolean answering() {
    return chat.isAnswering();
  }

  void focusChat() {
    chat.focusComposer();
  }

  void focusConsole() {
    regions.showMiddle();
    regions.console().unfold();
    showConsole();
    console.focusTerminal();
  }

  void focusReview() {
    regions.review().unfold();
    showReview();
    review.focusFiles();
  }

  /// Shows a changed file in the review.
  ///
  /// @param line in the new text, from 1; 0 for the file's head
  void reveal(String path, int line) {
    regions.review().unfold();
    showReview();
    review.reveal(path, line);
  }

  /// Files that are edited in the review and not saved.
  List<String> unsaved() {
    return review.unsaved();
  }

  void compose(String text) {
    chat.compose(text);
  }

  /// Goes on with what was written for the session in the grid.
  void showDraft(String text) {
    chat.showDraft(text);
  }

  void saveDraft() {
    chat.saveDraft();
    review.keepBegun();
  }
}
