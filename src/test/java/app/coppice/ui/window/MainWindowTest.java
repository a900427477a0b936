package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.coppice.session.LandHow;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.StateMark;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class MainWindowTest extends WindowTest {
  private static final int SWITCHES = 40;

  @Test
  void anEmptyWindowSaysWhatToDoAndOffersTheRehearsal() throws Exception {
    assertThat(texts()).contains("Drop a repository here", "Ctrl+O", "Start the rehearsal");
    FxStage.run(() -> window.actions().run("start-rehearsal"));
    assertThat(parts.rehearsals).hasValue(1);
    assertThat(notice()).isEqualTo("Rehearsal started.");
  }

  @Test
  void keysSwitchBetweenSessions() throws Exception {
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    SessionSnapshot second = engine.add(BACKEND, "Add cache", SessionState.IDLE);
    untilShown("Add cache");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    assertThat(current()).isEqualTo(second);
    FxStage.until("the second is in view", () -> engine.inView.equals(List.of(second.id())));
    FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL);
    assertThat(current()).isEqualTo(first);
    FxStage.until("the first is in view", () -> engine.inView.equals(List.of(first.id())));
    FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(current()).isEqualTo(second);
  }

  @Test
  void switchingAmongThirtySessionsTakesLessThan50Milliseconds() throws Exception {
    for (int i = 0; i < 30; i++) {
      engine.add(BACKEND, "Session " + i, SessionState.IDLE);
    }
    FxStage.until("thirty rows", () -> window.actions().named("session-9").isPresent());
    FxStage.until("all there", () -> statusText().contains("30 sessions"));
    // The quickest of many, in processor time: what a switch costs, whatever else the machine does.
    // Style and layout are part of it.
    long nanos = FxStage.get(this::quickestSwitch);
    assertThat(nanos / 1_000_000).isLessThan(50);
  }

  private long quickestSwitch() {
    ThreadMXBean clocks = ManagementFactory.getThreadMXBean();
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < SWITCHES; i++) {
      long start = clocks.getCurrentThreadCpuTime();
      window.actions().run("next-session");
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      quickest = Math.min(quickest, clocks.getCurrentThreadCpuTime() - start);
    }
    return quickest;
  }

  @Test
  void oneKeyGoesToTheNextSessionThatWaits() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    engine.add(BACKEND, "Add cache", SessionState.WORKING);
    SessionSnapshot waiting = engine.add(BACKEND, "Docs", SessionState.WAITING);
    untilShown("Docs");
    FxStage.press(scene, KeyCode.J, KeyCode.CONTROL);
    assertThat(current()).isEqualTo(waiting);
  }

  @Test
  void everyStateHasItsOwnWordInTheSidebar() throws Exception {
    for (SessionState state : SessionState.values()) {
      engine.add(BACKEND, "Is " + state, state);
    }
    untilShown("Is DETACHED");
    Set<String> words =
        FxStage.get(() ->
            scene.getRoot().lookupAll(".sidebar-cell .word").stream()
                .map(node -> ((Label) node).getText())
                .collect(Collectors.toSet()));
    for (SessionState state : SessionState.values()) {
      if (state != SessionState.ARCHIVED) {
        assertThat(words).anyMatch(word -> word.startsWith(StateMark.word(state)));
      }
    }
  }

  @Test
  void everyStateHasItsOwnShape() throws Exception {
    Set<String> shapes =
        FxStage.get(() -> {
          Set<String> seen = new java.util.HashSet<>();
          for (SessionState state : SessionState.values()) {
            StateMark mark = new StateMark();
            window.overlays().getChildren().add(mark);
            mark.show(state);
            mark.applyCss();
            var shape = (javafx.scene.layout.Region) mark.getChildren().getFirst();
            seen.add(shape.getShape() + " " + shape.getMinWidth());
            window.overlays().getChildren().remove(mark);
          }
          return seen;
        });
    assertThat(shapes).hasSize(SessionState.values().length);
  }

  @Test
  void aChangeRedrawsItsRowAndKeepsTheOthers() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    ListView<?> list = FxStage.get(() -> (ListView<?>) scene.lookup(".sidebar .list-view"));
    List<?> before = FxStage.get(() -> List.copyOf(list.getItems()));
    engine.put(Variants.changed(Variants.in(session, SessionState.WORKING), 42, 7));
    untilShown("+42");
    assertThat(FxStage.get(() -> List.copyOf(list.getItems()))).isEqualTo(before);
    FxStage.until("the status", () -> statusText().contains("1 session, 1 working"));
  }

  @Test
  void droppedFoldersOpenAndOneThatIsNoRepositoryOffersToBecomeOne() throws Exception {
    FxStage.run(() -> window.openFolders(List.of(BACKEND, Path.of("/home/ada/plain"))));
    FxStage.until("notice", () -> window.notices().message().contains("not in a git repository"));
    untilShown("shop-backend");
    FxStage.run(() -> ((Button) scene.lookup(".notice-bar .actions .button")).fire());
    untilShown("plain");
    assertThat(engine.repositories()).contains(BACKEND, Path.of("/home/ada/plain"));
  }

  @Test
  void aRepositoryThatWasOpenedIsNamed() throws Exception {
    FxStage.run(() -> window.openFolders(List.of(BACKEND)));
    FxStage.until("notice", () -> window.notices().message().equals("Opened shop-backend"));
    untilShown("shop-backend");
  }

  @Test
  void aRefusedFolderSaysWhy() throws Exception {
    FxStage.run(() -> window.openFolders(List.of(Path.of("/home/ada/locked"))));
    FxStage.until("notice", () -> window.notices().message().contains("Change its permissions"));
  }

  @Test
  void escapeTwiceStopsTheTurn() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.WORKING);
    untilShown("Fix login");
    // In one go: between the two there is little time.
    boolean atOnce =
        FxStage.get(() -> {
          FxStage.press(scene, KeyCode.ESCAPE);
          boolean stopped = engine.commands.contains(new SessionCommand.CancelTurn());
          FxStage.press(scene, KeyCode.ESCAPE);
          return stopped;
        });
    assertThat(atOnce).as("after the first").isFalse();
    assertThat(engine.commands).contains(new SessionCommand.CancelTurn());
  }

  @Test
  void landingFromThePaletteAsksFirst() throws Exception {
    engine.put(Variants.ahead(engine.add(BACKEND, "Fix login", SessionState.IDLE), 2));
    untilShown("2 commits ahead of main, all committed. Land brings them in.");
    FxStage.run(() -> window.actions().run("land-merge"));
    assertThat(engine.landed).isEmpty();
    assertThat(texts())
        .contains(
            "A merge commit on main takes in fix-login with 2 commits. Nothing changes if there"
                + " is a conflict.");
    FxStage.press(scene, KeyCode.ENTER);
    assertThat(engine.landed).containsExactly(LandHow.MERGE);
    FxStage.until(
        "the conflict", () -> texts().stream().anyMatch(it -> it.contains("2 files conflict")));
  }

  @Test
  void theLayoutComesBack() throws Exception {
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    SessionSnapshot second = engine.add(BACKEND, "Add cache", SessionState.IDLE);
    untilShown("Add cache");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.CONTROL);
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.ALT, KeyCode.SHIFT);
    FxStage.run(() -> window.regions().sidebar().resizeSide(301));
    FxStage.run(() -> stage.setWidth(900));
    Thread keeper = closeWindow();
    assertThat(layoutFile()).isNotEmptyFile();
    assertThat(keeper.getName()).isEqualTo("keep-layout");
    open();
    assertThat(first).isNotEqualTo(second);
    assertThat(current()).isEqualTo(second);
    FxStage.run(() -> {
      assertThat(window.regions().review().foldedProperty().get()).isTrue();
      assertThat(window.regions().sidebar().extentProperty().get()).isEqualTo(301);
      assertThat(stage.getWidth()).isCloseTo(900, within(1.0));
    });
  }

  @Test
  void everyKeyCountsAsUse() throws Exception {
    int before = parts.uses.get();
    FxStage.press(scene, KeyCode.SHIFT);
    assertThat(parts.uses.get()).isGreaterThan(before);
  }

  @Test
  void controlAndTabGoByLastUse() throws Exception {
    SessionSnapshot first = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    engine.add(BACKEND, "Add cache", SessionState.IDLE);
    SessionSnapshot third = engine.add(BACKEND, "Docs", SessionState.IDLE);
    untilShown("Docs");
    FxStage.press(scene, KeyCode.DIGIT3, KeyCode.CONTROL);
    for (SessionSnapshot expected : List.of(first, third, first)) {
      FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL);
      FxStage.press(scene, KeyCode.CONTROL);
      assertThat(current()).isEqualTo(expected);
    }
  }

  @Test
  void keysResizeTheRegionThatHasTheFocus() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.DIGIT0, KeyCode.ALT);
    double sidebar = extent(window.regions().sidebar());
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.ALT);
    assertThat(extent(window.regions().sidebar())).isEqualTo(sidebar + 40);
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    FxStage.run(() -> scene.getRoot().layout());
    double console = extent(window.regions().console());
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.ALT);
    assertThat(extent(window.regions().console())).isEqualTo(console - 40);
    FxStage.press(scene, KeyCode.MINUS, KeyCode.ALT);
    FxStage.run(() -> scene.getRoot().layout());
    assertThat(extent(window.regions().sidebar())).isEqualTo(sidebar + 40);
  }

  private static double extent(SideSplit split) throws Exception {
    return FxStage.get(() -> split.extentProperty().get());
  }

  @Test
  void aNewSessionWithoutARepositorySaysWhatToDoFirst() throws Exception {
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    assertThat(notice()).contains("Drop its folder on the window, or open it");
    assertThat(texts()).contains("Open repository");
  }

  @Test
  void functionKeysAreTheWindowsInAConsoleWithoutAProgram() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    FxStage.press(scene, KeyCode.F1);
    assertThat(FxStage.get(() -> scene.lookup(".cheat-sheet"))).isNotNull();
  }

  @Test
  void ofSeveralFoldersEachThatWasNotOpenedIsNamed() throws Exception {
    FxStage.run(() ->
        window.openFolders(
            List.of(
                BACKEND,
                Path.of("/home/ada/plain"),
                Path.of("/home/ada/locked"),
                Path.of("/home/eve/plain"))));
    untilShown("shop-backend");
    assertThat(notice())
        .contains("/home/ada/plain is not in", "/home/ada/locked was not", "/home/eve/plain is");
    assertThat(texts()).filteredOn(text -> text.equals("Initialise plain")).hasSize(2);
  }

  @Test
  void aDetachedSessionSaysWhyOnceAndOffersTheWayBack() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.DETACHED);
    engine.put(Variants.problem(session, "The worktree is gone."));
    untilShown("The worktree is gone.");
    assertThat(texts()).containsOnlyOnce("The worktree is gone.");
    fire("Make the worktree again");
    assertThat(engine.commands).contains(new SessionCommand.RetryPreparation());
  }
}
