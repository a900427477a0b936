package app.coppice.ui.window;

import app.coppice.session.Beginnings;
import app.coppice.session.Engine;
import app.coppice.session.SessionId;
import app.coppice.settings.Settings;
import app.coppice.ui.console.TerminalColours;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.FxThread;
import app.coppice.ui.kit.NoticeBar;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;

/// The window: puts the regions together, keeps the session in view, and draws what the engine
/// announces. FX thread only.
final class MainWindow {
  private final Stage stage;
  private final WindowParts parts;
  private final Engine engine;
  private final Roster roster = new Roster();
  private final Actions actions = new Actions();
  private final OverlayLayer overlays;
  private final NoticeBar notices = new NoticeBar();
  private final Faults faults = Faults.watch(notices);
  private final LayoutKeeper layoutKeeper;
  private final TerminalNotices terminals;
  private final FoldedGroups folding;
  private final Sidebar sidebar;
  private final Recency recency = new Recency();
  private final ConsoleLayouts layouts;
  private final SessionPanes panes;
  private final PlanVerbs plans;
  private final ConflictVerbs conflicts;
  private final GridDesk grid;
  private final FocusPlaces places;
  private final Welcome welcome;
  private final StatusBar status;
  private final RepositoryOpener opener;
  private final WindowDesk desk;
  private final EngineFeed feed;
  private final Reading reading;
  private final BegunMarks begun;
  private final Scene scene;
  private final WindowPlace place;
  private final Selection selection = new Selection(roster, recency);

  MainWindow(
      Stage stage,
      WindowParts parts,
      LayoutFile layoutFile,
      Appearance appearance,
      FramePump pump,
      InstantSource clock) {
    this.stage = stage;
    this.parts = parts;
    engine = parts.engine();
    begun = new BegunMarks(engine::beginnings);
    WindowLayout layout = layoutFile.kept();
    folding = new FoldedGroups(layout.toggledGroups());
    desk = new WindowDesk(engine, roster, selection, folding, this::showCurrent);
    overlays = new OverlayLayer(desk::focusChat);
    reading = new Reading(engine, roster, this::inView, stage::isFocused);
    terminals = new TerminalNotices(engine, notices, desk::enter);
    SessionStarter starter = new SessionStarter(parts, desk, overlays, notices, actions);
    opener = new RepositoryOpener(engine, notices, opened -> repositoryOpened(starter, opened));
    TerminalColours colours = new TerminalColours();
    RewindVerbs rewinds = new RewindVerbs(actions, desk, engine, overlays, notices);
    VaultQuestion question = new VaultQuestion(engine, parts.vault(), overlays);
    PaneRequests requests = new PaneRequests(this, parts, rewinds, question);
    layouts = new ConsoleLayouts(layout.consoles());
    RunningPrograms programs = new RunningPrograms(overlays);
    PaneMaker make =
        new PaneMaker(pump, requests, engine, notices, actions, colours, layouts, programs);

    new TerminalActions(actions, desk, parts, notices, this::showTerminals).register();
    new ColourActions(actions, desk, notices, colours, parts.layoutFile()).register();
    new SessionVerbs(actions, desk, engine, roster, recency, overlays, notices, question)
        .register();
    new LifeVerbs(actions, desk, engine, overlays, notices, clock).register();
    rewinds.register();
    OutfitVerbs outfits =
        new OutfitVerbs(desk, engine.outfits(), engine::repositories, overlays, notices);
    outfits.register(actions);
    AdoptionVerbs adoption =
        new AdoptionVerbs(desk, engine, overlays, notices, parts.settings()::current);
    adoption.register(actions);
    actions.add(Action.Group.SESSIONS, "session-menu", () -> selection.id().isPresent(), () -> {});
    WindowActions own = new WindowActions(actions, desk, stage, overlays, roster);
    own.registerRepositories(
        opener, () -> new Outcomes(notices).tell(parts.startRehearsal().get()));
    new SettingsActions(actions, parts, appearance, overlays, notices, this::showTerminals)
        .register();
    own.registerWindow(notices, () -> engine.trash().size(), programs, engine, this::unsaved);
    Sidebar.Choices choices =
        new SidebarChoices(desk, reading::isBeingRead, actions, outfits, adoption, begun, engine);
    own.registerFocus();
    sidebar = new Sidebar(roster, folding, choices, actions, clock);
    begun.onChange(sidebar::update);
    welcome = new Welcome(actions);
    panes = new SessionPanes(engine, make, actions, desk::current, sidebar, welcome);
    places = new FocusPlaces(panes.regions(), selection);
    grid = new GridDesk(engine, roster, recency, desk, panes, make, layout.grid());
    desk.furnish(new WindowDesk.Furniture(panes, places, grid, sidebar, reading, starter));
    panes.regions().apply(layout);
    panes.review().look(layout.review());
    showTerminals(parts.settings().current());
    own.registerRegions(panes.regions());
    own.registerReview(panes.review().commands());
    plans = new PlanVerbs(actions, desk, engine, overlays, desk::reveal);
    panes.review().below(plans.hint());
    conflicts = new ConflictVerbs(engine, begun, overlays, notices);
    RegionRound round = new RegionRound(panes.regions(), notices, desk);
    grid.register(actions, by -> round.step(stage.getScene().getFocusOwner(), by));
    status = new StatusBar(actions, parts.vault());
    WindowPage page = new WindowPage();
    scene = new Scene(page);
    // Dressed while it is empty: what comes later gets its style once and not twice.
    appearance.dress(scene);
    page.fill(panes.regions().node(), notices, status, overlays, opener::open);
    scene.addEventFilter(InputEvent.ANY, ignored -> parts.used().run());
    new KeyMap(actions, overlays, recency::settle, new WhyNot(desk, actions, notices))
        .install(scene);
    new FocusRing(scene).install();
    places.follow(scene);
    stage.setScene(scene);
    stage.setTitle("Coppice");
    place = new WindowPlace(stage);
    place.restore(layout);
    layoutKeeper = new LayoutKeeper(layoutFile, this::layout);
    layoutKeeper.follow(stage, scene);
    feed = new EngineFeed(engine, pump, roster, this::changed);
    parts.vault().onChange(() -> FxThread.run(this::vaultChanged));
    new StartNotices(parts.vault(), notices, actions).tell(parts.notices());
    selection.await(layout.selected());
    redrawAll();
    panes.follow();
    stage.focusedProperty().subscribe(this::readInView);
    // Who comes back from a shell may have made a vault there.
    stage.focusedProperty().subscribe(status::showVault);
    stage.setOnHidden(ignored -> closed(appearance));
    sidebar.growOlder();
  }

  void show() {
    place.paintBeforeShown(scene);
    stage.show();
    place.keepOnScreen();
    if (selection.id().isPresent()) {
      panes.enterChat();
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

  WindowDesk desk() {
    return desk;
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
    return panes.regions();
  }

  private void changed(Set<SessionId> sessions, boolean rows) {
    if (rows) {
      layoutKeeper.mayHaveChanged();
      redrawAll();
      panes.showConsole();
    } else {
      sessions.forEach(sidebar::update);
      status.show(roster.counts());
    }
    grid.changed(sessions, rows);
    if (selection.id().filter(id -> rows || sessions.contains(id)).isPresent()) {
      showCurrent();
    }
  }

  /// What is offered below a turn that failed depends on it, too.
  private void vaultChanged() {
    status.showVault();
    showCurrent();
    grid.changed(Set.copyOf(inView()), false);
  }

  private void redrawAll() {
    sidebar.rebuild(selection.id());
    sidebar.showTrash(engine.trash().size());
    status.show(roster.counts());
    terminals.follow(roster.live());
    layouts.keepOnly(roster.live());
    begun.look(roster.live());
    begun.keepOnly(roster.all());
    places.keepOnly(roster.all());
    panes.review().keepOnly(roster.all());
    welcome.show(roster.empty());
    selection.arrived().ifPresent(desk::select);
    if (roster.complete()) {
      selection.settle();
    }
    selection.replacement().ifPresent(desk::view);
    panes.regions().showWelcome(selection.id().isEmpty());
    grid.restore();
  }

  private void showCurrent() {
    selection
        .snapshot()
        .ifPresent(snapshot -> {
          panes.show(snapshot);
          plans.showHint();
          stage.setTitle(snapshot.title() + " \u2013 Coppice");
          readInView();
        });
  }

  private List<SessionId> inView() {
    return grid.shown() ? grid.sessions() : selection.id().stream().toList();
  }

  private void readInView() {
    inView().forEach(sidebar::update);
    engine.inView(inView());
    reading.readInView();
  }

  private void showTerminals(Settings settings) {
    grid.show(TerminalChoices.look(settings));
    terminals.apply(TerminalChoices.kept(settings));
  }

  private void repositoryOpened(SessionStarter starter, Path repository) {
    starter.opened(repository);
    sidebar.bring(repository);
    feed.structureChanged();
  }

  private List<String> unsaved() {
    return panes.unsaved();
  }

  /// Keeps what the person begins in this window.
  Beginnings begun() {
    return begun;
  }

  ConflictVerbs conflicts() {
    return conflicts;
  }

  private void closed(Appearance appearance) {
    panes.saveDraft();
    conflicts.keepNow();
    layoutKeeper.close(parts.closed());
    grid.close();
    feed.close();
    plans.close();
    terminals.close();
    appearance.release(scene);
    faults.close();
  }

  private WindowLayout layout() {
    return place.capture(
        panes.regions(),
        selection.kept(),
        folding.toggled(),
        grid.state(),
        layouts.state(roster::mayHold),
        panes.review().look());
  }
}
