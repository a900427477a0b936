package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import app.coppice.ui.chat.ComposerKey;
import app.coppice.ui.chat.RequestKey;
import app.coppice.ui.console.ConsoleKey;
import app.coppice.ui.kit.PaneKey;
import app.coppice.ui.review.ReviewKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// How the window stands on the screen, where the focus shows, what gives way where room is short.
class LooksTest extends WindowTest {
  private static final PseudoClass BY_KEY = PseudoClass.getPseudoClass("by-key");

  @Test
  void aWindowLargerThanTheScreenOrBesideItIsBroughtBack() {
    Rectangle2D screen = new Rectangle2D(0, 24, 1280, 776);
    assertThat(WindowPlace.within(new Rectangle2D(0, -10, 1280, 800), screen)).isEqualTo(screen);
    assertThat(WindowPlace.within(new Rectangle2D(900, 700, 640, 420), screen))
        .isEqualTo(new Rectangle2D(640, 380, 640, 420));
    Rectangle2D fits = new Rectangle2D(100, 100, 640, 420);
    assertThat(WindowPlace.within(fits, screen)).isEqualTo(fits);
  }

  @Test
  void theWindowIsOpaqueOnceItsFirstFrameIsPainted() throws Exception {
    FxStage.until("painted", () -> stage.getOpacity() == 1);
  }

  @Test
  void theFocusComesBackFromASheetAndShowsThatItIsThere() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() -> window.desk().focusSidebar());
    Node before = FxStage.get(scene::getFocusOwner);
    for (KeyCode key : List.of(KeyCode.F1, KeyCode.F2)) {
      FxStage.press(scene, key);
      assertThat(FxStage.get(scene::getFocusOwner)).isNotEqualTo(before);
      FxStage.press(scene, KeyCode.ESCAPE);
      assertThat(FxStage.get(scene::getFocusOwner)).isEqualTo(before);
      assertThat(FxStage.get(() -> before.getPseudoClassStates().contains(BY_KEY))).isTrue();
    }
    FxStage.run(() -> click(before));
    assertThat(FxStage.get(() -> before.getPseudoClassStates().contains(BY_KEY))).isFalse();
  }

  @Test
  void theRingOfAFocusedButtonStandsOffAFillOfItsOwnColour() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    Button button = FxStage.get(() -> (Button) scene.lookup(".new-session-sheet .button.accent"));
    FxStage.run(button::requestFocus);
    FxStage.until("a ring", () -> button.isFocused() && button.getBorder() != null);
    BorderStroke ring = FxStage.get(() -> button.getBorder().getStrokes().getFirst());
    assertThat(ring.getInsets().getTop() + ring.getWidths().getTop()).isLessThanOrEqualTo(-1);
  }

  @Test
  void theCheatSheetListsEveryKeyThereIs() throws Exception {
    FxStage.press(scene, KeyCode.F1);
    List<String> shown = texts();
    window.actions().all().stream()
        .filter(action -> !action.keys().isEmpty() && !action.id().matches("session-\\d"))
        .forEach(action -> assertThat(shown).contains(action.title(), action.keyText()));
    Stream.of(
            RequestKey.values(),
            ComposerKey.values(),
            ReviewKey.values(),
            ConsoleKey.values(),
            ConflictKey.values())
        .<PaneKey>flatMap(Arrays::stream)
        .forEach(
            key -> assertThat(shown).contains(key.title(), key.combination().getDisplayText()));
  }

  @Test
  void theCheatSheetFindsAKeyByWhatItDoesAndByItsName() throws Exception {
    FxStage.press(scene, KeyCode.F1);
    FxStage.type(scene, "white space");
    FxStage.until("found", () -> !texts().contains("Rename session"));
    assertThat(texts()).contains(ReviewKey.BLANKS.title());
    FxStage.run(() -> ((TextField) scene.lookup(".cheat-sheet .text-field")).setText("f2"));
    FxStage.until("found", () -> texts().contains("Rename session"));
    assertThat(texts()).doesNotContain(ReviewKey.BLANKS.title());
    FxStage.run(
        () -> ((TextField) scene.lookup(".cheat-sheet .text-field")).setText("no such key"));
    FxStage.until(
        "nothing", () -> texts().contains("No key does that. Ctrl+Shift+P finds what has none."));
  }

  @Test
  void noTextOfTheCheatSheetIsCut() throws Exception {
    FxStage.press(scene, KeyCode.F1);
    FxStage.until(
        "all in full",
        () -> {
          Set<Node> labels = scene.getRoot().lookupAll(".cheat-sheet .group .label");
          return labels.size() > 80
              && labels.stream()
                  .map(Label.class::cast)
                  .allMatch(label ->
                      label.getWidth() > 0
                          && label.prefHeight(label.getWidth()) <= label.getHeight() + 0.5
                          && (label.isWrapText() || label.prefWidth(-1) <= label.getWidth() + 0.5));
        });
  }

  @Test
  void noTwoActionsHaveTheSameKeyButThoseThatAreNeverPossibleTogether() {
    List<String> keys =
        window.actions().all().stream()
            // The terminal's count only where it has the focus; an archived session has no turn.
            .filter(action -> action.group() != Action.Group.TERMINAL)
            .filter(action -> !action.id().equals("restore-session"))
            .flatMap(action -> action.keys().stream())
            .map(KeyCombination::getName)
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void aMissingKeyIsNoLongerSaidOnceTheVaultHoldsOne() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    startSession();
    assertThat(notice()).startsWith("There is no key yet");
    parts.vault.become(new VaultAccess.State.Unlocked(List.of("anthropic")));
    FxStage.until("taken back", () -> window.notices().message().isEmpty());
  }

  @Test
  void anAddressThatNoRequestMayGoToIsSaidAndNotSaved() throws Exception {
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL);
    TextField field =
        FxStage.get(() ->
            scene.getRoot().lookupAll(".settings-sheet .text-field").stream()
                .map(TextField.class::cast)
                .filter(each -> each.getText().startsWith("https://"))
                .findFirst()
                .orElseThrow());
    for (String nonsense : List.of("http://example.com", "no address", "")) {
      FxStage.run(() -> field.setText(nonsense));
      assertThat(FxStage.get(() -> visible(".sheet-problem"))).isTrue();
      FxStage.run(() -> field.getOnAction().handle(null));
      assertThat(parts.settings.get().baseUrl()).startsWith("https://");
    }
    FxStage.run(() -> field.setText("https://models.example.com"));
    assertThat(FxStage.get(() -> visible(".sheet-problem"))).isFalse();
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(parts.settings.get().baseUrl()).isEqualTo("https://models.example.com");
  }

  private boolean visible(String selector) {
    return scene.getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible);
  }

  @Test
  void rowsOfSessionsAreAllOfOneHeight() throws Exception {
    var plain = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    engine.put(Variants.changed(plain, 4, 2));
    engine.put(Variants.unread(engine.add(BACKEND, "Add cache", SessionState.WAITING)));
    untilShown("Add cache");
    FxStage.until("laid out", () -> rowHeights().size() == 2);
    assertThat(FxStage.get(() -> Set.copyOf(rowHeights()))).hasSize(1);
  }

  private List<Double> rowHeights() {
    return scene.getRoot().lookupAll(".session-row").stream()
        .map(node -> ((Region) node).getHeight())
        .filter(height -> height > 0)
        .toList();
  }

  @Test
  void aLongBranchKeepsItsBeginningBesideALongTitle() throws Exception {
    String title = "Which of the three crops gave the most in the wet summer of that year";
    engine.add(BACKEND, title, SessionState.IDLE);
    untilShown(title);
    Label branch = FxStage.get(() -> (Label) scene.getRoot().lookup(".session-header .branch"));
    Label name = FxStage.get(() -> (Label) scene.getRoot().lookup(".session-header .title"));
    FxStage.until("laid out", () -> branch.getWidth() > 0);
    assertThat(FxStage.get(branch::getWidth)).isGreaterThan(FxStage.get(name::getWidth) * 0.6);
    assertThat(FxStage.get(() -> branch.getTooltip().getText())).startsWith("which-of-the-three");
  }

  private static void click(Node node) {
    node.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_PRESSED,
            1,
            1,
            1,
            1,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }
}
