package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionGridTest extends WindowTest {
  private final SessionSnapshot first = engine.snapshot(BACKEND, "Fix login", SessionState.IDLE);
  private final SessionSnapshot second = engine.snapshot(BACKEND, "Add cache", SessionState.IDLE);
  private final SessionSnapshot third = engine.snapshot(BACKEND, "Docs", SessionState.IDLE);

  private void threeInTheGrid() throws Exception {
    List.of(first, second, third).forEach(engine::put);
    engine.repository(BACKEND);
    untilShown("Docs");
    toggle();
  }

  private void toggle() throws Exception {
    FxStage.press(scene, KeyCode.G, KeyCode.CONTROL, KeyCode.SHIFT);
  }

  private List<SessionTile> tiles() throws Exception {
    return FxStage.get(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      return scene.getRoot().lookupAll(".session-tile").stream()
          .map(SessionTile.class::cast)
          .toList();
    });
  }

  private static @Nullable Node in(Node tile, String selector) {
    return FxStage.seen(() -> tile.lookup(selector));
  }

  private @Nullable Node header() {
    return FxStage.seen(() -> scene.lookup(".session-header"));
  }

  @Test
  void oneKeyPutsSessionsSideBySideAndBack() throws Exception {
    threeInTheGrid();
    assertThat(tiles()).hasSize(3);
    assertThat(header()).as("the one in focus is not drawn").isNull();
    toggle();
    assertThat(tiles()).isEmpty();
    assertThat(header()).isNotNull();
  }

  @Test
  void panesDoNotOverlapAndFillTheGrid() throws Exception {
    threeInTheGrid();
    Node grid = FxStage.get(() -> scene.lookup(".session-grid"));
    double area = 0;
    for (SessionTile tile : tiles()) {
      assertThat(tile.getLayoutX() + tile.getWidth())
          .isLessThanOrEqualTo(grid.getLayoutBounds().getWidth());
      assertThat(tile.minWidth(-1)).isLessThanOrEqualTo(tile.getWidth());
      area += tile.getWidth() * tile.getHeight();
    }
    double whole = grid.getLayoutBounds().getWidth() * grid.getLayoutBounds().getHeight();
    assertThat(area / whole).isBetween(0.99, 1.0);
  }

  @Test
  void aKeyMovesFromPaneToPaneAndTheReviewGoesAlong() throws Exception {
    threeInTheGrid();
    assertThat(current()).isEqualTo(first);
    FxStage.press(scene, KeyCode.F6);
    assertThat(current()).isEqualTo(second);
    FxStage.until("focus", () -> focusedTile() == 1);
    FxStage.press(scene, KeyCode.F6, KeyCode.SHIFT);
    FxStage.press(scene, KeyCode.PAGE_UP, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(current()).isEqualTo(third);
    FxStage.until("focus", () -> focusedTile() == 2);
  }

  private int focusedTile() {
    List<Node> all = List.copyOf(scene.getRoot().lookupAll(".session-tile"));
    return all.indexOf(all.stream().filter(Node::isFocusWithin).findFirst().orElse(null));
  }

  @Test
  void theFocusInAPaneMakesItsSessionTheOneInView() throws Exception {
    threeInTheGrid();
    SessionTile last = tiles().getLast();
    FxStage.run(() -> last.lookup(".text-area").requestFocus());
    assertThat(current()).isEqualTo(third);
  }

  @Test
  void aPaneShowsItsTerminalInPlaceOfItsChat() throws Exception {
    threeInTheGrid();
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    SessionTile tile = tiles().getFirst();
    assertThat(in(tile, ".console-pane")).isNotNull();
    assertThat(in(tile, ".chat-pane")).as("hidden, so not drawn").isNull();
    FxStage.press(scene, KeyCode.DIGIT1, KeyCode.ALT);
    assertThat(in(tile, ".chat-pane")).isNotNull();
  }

  @Test
  void aSessionChosenElsewhereJoinsTheGridAndAPaneCanLeaveIt() throws Exception {
    threeInTheGrid();
    SessionSnapshot fourth = engine.add(BACKEND, "Release", SessionState.IDLE);
    untilShown("Release");
    FxStage.press(scene, KeyCode.DIGIT4, KeyCode.CONTROL);
    assertThat(current()).isEqualTo(fourth);
    assertThat(tiles()).hasSize(4);
    FxStage.press(scene, KeyCode.W, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(tiles()).hasSize(3);
    assertThat(current()).isEqualTo(first);
  }

  @Test
  void theSeventhSessionTakesThePlaceOfTheOneNotSeenLongest() throws Exception {
    for (int i = 1; i <= 7; i++) {
      engine.add(BACKEND, "Session " + i, SessionState.IDLE);
    }
    untilShown("Session 7");
    toggle();
    for (KeyCode digit : List.of(KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT1, KeyCode.DIGIT7)) {
      FxStage.press(scene, digit, KeyCode.CONTROL);
    }
    assertThat(tiles()).hasSize(6);
    assertThat(texts()).contains("Session 7");
  }

  @Test
  void theLastPaneButOneIsTheEndOfTheGrid() throws Exception {
    threeInTheGrid();
    FxStage.press(scene, KeyCode.W, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.press(scene, KeyCode.W, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(tiles()).isEmpty();
    assertThat(header()).isNotNull();
  }

  @Test
  void whatIsBeingWrittenGoesAlongIntoTheGridAndBack() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    engine.add(BACKEND, "Add cache", SessionState.IDLE);
    untilShown("Add cache");
    FxStage.until("composer", () -> composer() != null);
    FxStage.run(() -> composer().setText("Half a sent"));
    toggle();
    FxStage.until("in the pane", () -> composer().getText().equals("Half a sent"));
    FxStage.run(() -> composer().setText("Half a sentence"));
    toggle();
    FxStage.until("in focus", () -> composer().getText().equals("Half a sentence"));
  }

  private TextArea composer() {
    return (TextArea) scene.lookup(".composer .text-area");
  }

  @Test
  void theGridComesBack() throws Exception {
    threeInTheGrid();
    FxStage.press(scene, KeyCode.F6);
    FxStage.press(scene, KeyCode.DIGIT2, KeyCode.ALT);
    var _ = closeWindow();
    open();
    assertThat(tiles()).hasSize(3);
    assertThat(current()).isEqualTo(second);
    assertThat(in(tiles().get(1), ".console-pane")).isNotNull();
    assertThat(in(tiles().getFirst(), ".chat-pane")).isNotNull();
  }

  @Test
  void aDeletedSessionLeavesTheGrid() throws Exception {
    threeInTheGrid();
    var _ = engine.delete(second.id()).get();
    FxStage.until("two panes", () -> scene.getRoot().lookupAll(".session-tile").size() == 2);
    FxStage.until("not in the sidebar either", () -> !texts().contains("Add cache"));
  }

  @Test
  void whatIsGoneForGoodIsLeftOutWhenTheGridComesBack() throws Exception {
    threeInTheGrid();
    var _ = closeWindow();
    engine.allOpened = false;
    var _ = engine.delete(second.id()).get();
    open();
    assertThat(tiles()).as("it may still come").isEmpty();
    engine.openedAll();
    FxStage.until("two panes", () -> scene.getRoot().lookupAll(".session-tile").size() == 2);
  }

  @Test
  void aGridOfWhichNothingIsLeftIsNotWaitedFor() throws Exception {
    threeInTheGrid();
    var _ = closeWindow();
    var _ = engine.delete(second.id()).get();
    var _ = engine.delete(third.id()).get();
    open();
    engine.add(BACKEND, "Release", SessionState.IDLE);
    engine.put(second);
    engine.put(third);
    untilShown("Docs");
    assertThat(tiles()).isEmpty();
  }
}
