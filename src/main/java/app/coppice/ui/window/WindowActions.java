package app.coppice.ui.window;

import app.coppice.session.Engine;
import app.coppice.session.LandHow;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.session.UpdateHow;
import app.coppice.terminal.Terminal;
import app.coppice.text.Escapes;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.NoticeBar;
import app.coppice.ui.review.ReviewCommands;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

/// What can be done with the window itself: regions, repositories, palette, settings. FX thread
/// only.
final class WindowActions {
  /// macOS writes letters with Alt, but leaves Control free.
  private static final String REGION_KEY =
      System.getProperty("os.name", "").startsWith("Mac") ? "Ctrl+" : "Alt+";

  /// By which a key makes a region larger or smaller, in pixels.
  private static final double STEP = 40;

  /// What the palette leaves out: itself, and what only opens at its button.
  private static final Set<String> UNLISTED = Set.of("palette", "session-menu");

  private final Actions actions;
  private final Desk desk;
  private final Stage stage;
  private final OverlayLayer overlays;
  private final Roster roster;

  /// What can be done with what is selected in the review.
  private Supplier<List<Palette.Choice>> ofReview = List::of;

  WindowActions(Actions actions, Desk desk, Stage stage, OverlayLayer overlays, Roster roster) {
    this.actions = actions;
    this.desk = desk;
    this.stage = stage;
    this.overlays = overlays;
    this.roster = roster;
  }

  void registerFocus() {
    Action.Group group = Action.Group.REGIONS;
    actions.add(group, "focus-chat", desk::focusChat, REGION_KEY + "1");
    actions.add(group, "focus-console", desk::focusConsole, REGION_KEY + "2");
    actions.add(group, "focus-review", desk::focusReview, REGION_KEY + "3");
    actions.add(group, "focus-sidebar", desk::focusSidebar, REGION_KEY + "0");
  }

  void registerRegions(Regions regions) {
    Action.Group group = Action.Group.REGIONS;
    fold(group, "fold-console", regions.console(), "2");
    fold(group, "fold-review", regions.review(), "3");
    fold(group, "fold-sidebar", regions.sidebar(), "0");
    grow(regions, "grow-region", STEP, "Equals", "Plus");
    grow(regions, "shrink-region", -STEP, "Minus");
  }

  private void grow(Regions regions, String id, double pixels, String... keys) {
    actions.add(
        Action.Group.REGIONS,
        id,
        () -> desk.current().isPresent(),
        () -> regions.growFocused(stage.getScene().getFocusOwner(), pixels),
        Arrays.stream(keys).map(REGION_KEY::concat).toArray(String[]::new));
  }

  private void fold(Action.Group group, String id, SideSplit split, String digit) {
    String shifted = REGION_KEY + "Shift+" + digit;
    actions.add(group, id, split::toggle, shifted);
  }

  void registerReview(ReviewCommands review) {
    Action.Group group = Action.Group.REVIEW;
    ofReview = new ReviewChoices(review, desk)::all;
    work(group, "resolve-conflicts", review::resolve);
    work(group, "commit", review::focusCommit, "Shortcut+Shift+K");
    work(group, "land", () -> review.askLand(), "Shortcut+Shift+L");
    for (LandHow how : LandHow.values()) {
      String id = "land-" + how.name().toLowerCase(Locale.ROOT).replace('_', '-');
      work(group, id, () -> review.askLand(how));
    }
    for (UpdateHow how : UpdateHow.values()) {
      String id = "update-" + how.name().toLowerCase(Locale.ROOT);
      work(group, id, () -> review.update(how));
    }
    work(group, "undo-landing", review::undoLanding);
    work(group, "push", review::push, "Shortcut+Shift+Y");
    work(group, "discard-file", review::askDiscardFile, "Shortcut+Shift+D");
    work(group, "discard-all", review::askDiscardAll, "Shortcut+Shift+Delete");
    work(group, "undo-discard", review::undoDiscard, "Shortcut+Shift+B");
    review(group, "next-hunk", review::nextHunk, "F7");
    review(group, "previous-hunk", review::previousHunk, "Shift+F7");
    review(group, "next-file", review::nextFile, "F8");
    review(group, "previous-file", review::previousFile, "Shift+F8");
  }

  /// What only looks.
  private void review(Action.Group group, String id, Runnable run, String... keys) {
    review(group, id, session -> true, run, keys);
  }

  /// What needs the session's worktree.
  private void work(Action.Group group, String id, Runnable run, String... keys) {
    review(group, id, session -> session.state() != SessionState.ARCHIVED, run, keys);
  }

  private void review(
      Action.Group group,
      String id,
      Predicate<SessionSnapshot> when,
      Runnable run,
      String... keys) {
    actions.add(
        group,
        id,
        () -> desk.current().filter(when).isPresent(),
        () -> {
          desk.focusReview();
          run.run();
        },
        keys);
  }

  void registerRepositories(RepositoryOpener opener, Runnable startRehearsal) {
    Action.Group group = Action.Group.REPOSITORIES;
    actions.add(group, "open-repository", () -> choose(opener), "Shortcut+O");
    actions.add(group, "start-rehearsal", startRehearsal);
  }

  private void choose(RepositoryOpener opener) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("window.action.open-repository"));
    File folder = chooser.showDialog(stage);
    if (folder != null) {
      opener.open(List.of(folder.toPath()));
    }
  }

  /// @param trashed how many sessions are in the trash
  /// @param programs asks before the window closes over them
  /// @param unsaved files that are edited and not saved
  void registerWindow(
      NoticeBar notices,
      IntSupplier trashed,
      RunningPrograms programs,
      Engine engine,
      Supplier<List<String>> unsaved) {
    Runnable end =
        () -> programs.before(Messages.text("window.programs.quit"), shells(engine), stage::close);
    var commits = new RunningCommits(overlays, roster, engine);
    Runnable quit = () -> askUnsaved(unsaved.get(), () -> commits.before(end));
    stage.setOnCloseRequest(event -> {
      event.consume();
      quit.run();
    });
    Action.Group group = Action.Group.WINDOW;
    actions.add(group, "palette", () -> palette(trashed.getAsInt()), "Shortcut+Shift+P");
    actions.add(group, "cheat-sheet", () -> new CheatSheet(overlays, actions.all()).open(), "F1");
    BooleanSupplier told = () -> !notices.message().isEmpty();
    actions.add(group, "focus-notice", told, notices::focusFirst, REGION_KEY + "4");
    actions.add(group, "close-notice", told, notices::hide, REGION_KEY + "Shift+4");
    actions.add(group, "quit", quit, "Shortcut+Q");
  }

  private void askUnsaved(List<String> unsaved, Runnable end) {
    if (unsaved.isEmpty()) {
      end.run();
      return;
    }
    String names =
        unsaved.stream().map(Escapes::visibleOnOneLine).collect(Collectors.joining(", "));
    String losses = Messages.text("window.unsaved.losses", names);
    new ConfirmSheet(
            overlays,
            Messages.text("window.unsaved.title"),
            List.of(losses),
            Messages.text("window.unsaved.verb"),
            end)
        .open();
  }

  private List<Terminal> shells(Engine engine) {
    return roster.live().stream().flatMap(id -> engine.terminals(id).stream()).toList();
  }

  private void palette(int trashed) {
    List<Palette.Choice> choices = new ArrayList<>();
    // By group as in the cheat sheet; the actions' own order says whose key comes first.
    List<Action> all = actions.all().stream().sorted(Comparator.comparing(Action::group)).toList();
    for (Action action : all) {
      if (!UNLISTED.contains(action.id())) {
        Palette.Choice choice = Palette.Choice.of(action);
        choices.add(
            action.id().equals("trash")
                ? choice.withDetail(Messages.text("window.trash.count", trashed))
                : choice);
      }
    }
    choices.addAll(ofReview.get());
    roster.live().stream()
        .flatMap(id -> roster.snapshot(id).stream())
        .forEach(session -> choices.add(choice(session)));
    new Palette(overlays, choices).open();
  }

  private Palette.Choice choice(SessionSnapshot session) {
    String detail =
        session.recorded()
            ? Messages.text("window.recorded.state", session.branch())
            : session.branch();
    return new Palette.Choice(session.title(), detail, () -> desk.enter(session.id()));
  }
}
