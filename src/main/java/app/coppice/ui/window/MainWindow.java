package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.NewSession;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.chat.ChatPane;
import app.coppice.ui.console.ConsolePane;
import app.coppice.ui.console.KeyFilter;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.review.ReviewPane;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window: puts the regions together, keeps the session in view, and draws what the engine
/// announces. FX thread only.
final class MainWindow implements Desk, Sidebar.Choices {
  private static final Duration AGES_GROW = Duration.ofMinutes(1);

  private final Stage stage;
  private final WindowParts parts;
  private final Engine engine;
  private final Roster roster = new Roster();
  private final Actions actions = new Actions();
  private final OverlayLayer overlays = new OverlayLayer();
  private final NoticeBar notices = new NoticeBar();
  private final LayoutFile layoutFile;
  private final Folding folding;
  private final Sidebar sidebar;
  private final SessionHeader header;
  private final ChatPane chat;
  private final ReviewPane review;
  private final ConsolePane console;
  private final Regions regions;
  private final Welcome welcome;
  private final StatusBar status;
  private final RepositoryOpener opener;
  private final EngineFeed feed;
  private final Scene scene;
  private @Nullable SessionId current;

  MainWindow(
      Stage stage, WindowParts parts, Appearance appearance, FramePump pump, InstantSource clock) {
    this.stage = stage;
    this.parts = parts;
    this.engine = parts.engine();
    layoutFile = new LayoutFile(parts.layoutFile());
    WindowLayout layout = layoutFile.read();
    folding = new Folding(layout.toggledGroups());
    opener = new RepositoryOpener(engine, notices, this::repositoryOpened);
    chat = new ChatPane(pump, new PaneRequests(this, parts));
    review = new ReviewPane(pump, new PaneRequests(this, parts));

    SessionTerminals terminals =
        new SessionTerminals(engine, notices, this::currentId, this::focusConsole);
    new SessionActions(actions, this, engine, roster, overlays, notices, clock).register(terminals);
    console = new ConsolePane(pump, KeyFilter::usual, actions.keyText("open-shell"), terminals);
    console.showFontSize(parts.settings().current().terminalFontSize());
    WindowActions own = new WindowActions(actions, this, stage, overlays, roster);
    own.registerRepositories(opener, this::startRehearsal);
    own.registerReview(review);
    new SettingsActions(actions, parts, appearance, overlays, notices, console).register();
    own.registerWindow(notices);
    actions.add(Action.Group.SESSIONS, "session-menu", () -> current != null, () -> {});

    header = new SessionHeader(actions);
    sidebar = new Sidebar(roster, folding, this, actions, clock);
    welcome = new Welcome(actions);
    status = new StatusBar(actions, parts.vault());
    BorderPane session = new BorderPane(chat);
    session.setTop(header);
    regions = new Regions(sidebar, session, console, review, welcome);
    regions.apply(layout);
    own.registerRegions(regions);

    scene = new Scene(assemble());
    appearance.dress(scene);
    scene.addEventFilter(InputEvent.ANY, ignored -> parts.used().run());
    new KeyMap(actions, overlays).install(scene);
    stage.setScene(scene);
    stage.setTitle("Coppice");
    new WindowPlace(stage).restore(layout);

    feed = new EngineFeed(engine, pump, roster, this::changed);
    parts.vault().onChange(() -> FxThread.run(status::showVault));
    new StartNotices(parts.vault(), notices, actions).tell(parts.notices());
    redrawAll();
    restoreSelection(layout.selected());
    regions.review().foldedProperty().subscribe(this::showReview);
    regions.console().foldedProperty().subscribe(this::showConsole);
    stage.focusedProperty().subscribe(this::readCurrent);
    stage.setOnHidden(ignored -> closed());
    ageSoon();
  }

  private StackPane assemble() {
    BorderPane page = new BorderPane(regions.node());
    page.setBottom(new VBox(notices, status));
    Region highlight = new Region();
    highlight.getStyleClass().add("drop-highlight");
    StackPane root = new StackPane(page, overlays, highlight);
    root.getStyleClass().add("main-window");
    root.getStylesheets().add(Appearance.stylesheet("/app/coppice/ui/window/window.css"));
    new DropTarget(highlight, opener::open).install(root);
    return root;
  }

  void show() {
    stage.show();
    if (current != null) {
      chat.focusComposer();
    }
  }

  /// Takes folders from the command line or a second start, and comes to the front.
  void openFolders(List<Path> folders) {
    opener.open(folders);
    stage.setIconified(false);
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  Actions actions() {
    return actions;
  }

  Scene scene() {
    return scene;
  }

  NoticeBar notices() {
    return notices;
  }

  OverlayLayer overlays() {
    return overlays;
  }

  Regions regions() {
    return regions;
  }

  // --- what the engine announces

  private void changed(Set<SessionId> sessions, boolean rows) {
    if (rows) {
      redrawAll();
      showConsole();
    } else {
      sessions.forEach(sidebar::update);
    }
    status.show(roster.counts());
    if (current != null && (rows || sessions.contains(current))) {
      showCurrent();
    }
  }

  private void redrawAll() {
    sidebar.rebuild(Optional.ofNullable(current));
    status.show(roster.counts());
    welcome.show(roster.empty());
    if (current == null || roster.snapshot(current).isEmpty()) {
      current = null;
      roster.live().stream().findFirst().ifPresent(this::select);
    }
    regions.showWelcome(current == null);
  }

  private void showCurrent() {
    current()
        .ifPresent(snapshot -> {
          header.show(snapshot);
          chat.show(snapshot);
          if (regions.reviewVisible()) {
            review.show(snapshot);
          }
          stage.setTitle(snapshot.title() + " \u2013 Coppice");
          readCurrent();
        });
  }

  /// A folded console gets no terminals, so that none is painted unseen.
  private void showConsole() {
    console.show(
        regions.consoleVisible()
            ? currentId().map(engine::terminals).orElse(List.of())
            : List.of());
  }

  private Optional<SessionId> currentId() {
    return Optional.ofNullable(current);
  }

  private void showReview() {
    if (regions.reviewVisible()) {
      current().ifPresent(review::show);
    }
  }

  private void readCurrent() {
    if (stage.isFocused()) {
      current()
          .filter(SessionSnapshot::unread)
          .ifPresent(it -> engine.submit(it.id(), new SessionCommand.MarkRead()));
    }
  }

  private void restoreSelection(String selected) {
    roster.live().stream()
        .filter(id -> id.toString().equals(selected))
        .findFirst()
        .ifPresent(this::select);
  }

  /// Ages grow with the minutes; nothing else wakes an idle window.
  private void ageSoon() {
    FxThread.later(
        AGES_GROW,
        () -> {
          if (stage.isShowing()) {
            sidebar.redraw();
            ageSoon();
          }
        });
  }

  // --- moving about

  @Override
  public Optional<SessionSnapshot> current() {
    return current == null ? Optional.empty() : roster.snapshot(current);
  }

  @Override
  public void select(SessionId session) {
    if (roster.snapshot(session).isEmpty()) {
      engine.session(session).ifPresent(roster::put);
    }
    current = session;
    current()
        .map(SessionSnapshot::repository)
        .filter(folding::repositoryFolded)
        .ifPresent(this::unfold);
    regions.showWelcome(false);
    sidebar.follow(session);
    showCurrent();
    showConsole();
  }

  private void unfold(Path repository) {
    folding.unfold(repository);
    sidebar.rebuild(Optional.empty());
  }

  @Override
  public void enter(SessionId session) {
    select(session);
    if (current().filter(it -> it.state() == SessionState.WAITING).isEmpty()
        || !chat.focusPending()) {
      chat.focusComposer();
    }
  }

  @Override
  public void newSession(Optional<Path> repository) {
    List<Path> choices = new ArrayList<>(engine.repositories());
    repository
        .or(() -> current().map(SessionSnapshot::repository))
        .filter(choices::remove)
        .ifPresent(choices::addFirst);
    NewSessionSheet.Defaults defaults =
        new NewSessionSheet.Defaults(
            choices,
            parts.settings().current(),
            parts.models(),
            current().map(SessionSnapshot::recorded).orElse(false));
    new NewSessionSheet(overlays, engine, defaults, this::create).open();
  }

  private void create(NewSession request) {
    enter(engine.create(request));
    if (!request.recorded()) {
      new MissingKey(parts.vault(), notices, actions).tellIfSo();
    }
  }

  private void repositoryOpened(Path repository) {
    folding.unfold(repository);
    feed.structureChanged();
  }

  private void startRehearsal() {
    new Outcomes(notices)
        .follow(parts.startRehearsal().get(), done -> notices.tell(done.message()));
  }

  @Override
  public void newSessionIn(Path repository) {
    newSession(Optional.of(repository));
  }

  @Override
  public ContextMenu sessionMenu() {
    return SessionHeader.menu(actions);
  }

  @Override
  public ContextMenu repositoryMenu(Path repository) {
    return RepositoryMenu.of(repository, this, engine);
  }

  @Override
  public void focusChat() {
    chat.focusComposer();
  }

  @Override
  public void focusConsole() {
    regions.console().unfold();
    showConsole();
    console.focusTerminal();
  }

  @Override
  public void focusReview() {
    regions.review().unfold();
    showReview();
    review.focusFiles();
  }

  @Override
  public void focusSidebar() {
    regions.sidebar().unfold();
    sidebar.focusList();
  }

  /// Shows a changed file in the review.
  void reveal(SessionId session, String path) {
    if (!session.equals(current)) {
      select(session);
    }
    regions.review().unfold();
    showReview();
    review.reveal(path);
  }

  private void closed() {
    chat.saveDraft();
    feed.close();
    layoutFile.write(
        new WindowPlace(stage)
            .capture(regions, current == null ? "" : current.toString(), folding.toggled()));
    parts.closed().run();
  }
}
