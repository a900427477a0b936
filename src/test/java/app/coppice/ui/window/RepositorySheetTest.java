package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Bring;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class RepositorySheetTest extends WindowTest {
  @Test
  void theSettingsOfARepositoryAreSavedByTheirButton() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("Settings of shop-backend");
    FxStage.run(() -> {
      area("Set-up").setText("npm ci");
      area("Ignored files").setText("/.env\n\n *.local ");
    });
    fire("Save");
    FxStage.until("it is saved", () -> !engine.outfits.saved.isEmpty());
    RepositorySettings saved = engine.outfits.saved.getFirst();
    assertThat(saved.setUp()).isEqualTo("npm ci");
    assertThat(saved.bring()).isEqualTo(Bring.CHOSEN);
    assertThat(saved.bringFiles()).containsExactly("/.env", "*.local");
    assertThat(saved.spareWorktree()).isTrue();
  }

  private TextArea area(String name) {
    return scene.getRoot().lookupAll(".text-area").stream()
        .map(TextArea.class::cast)
        .filter(it -> name.equals(it.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRepositoryWithoutSessionsHasItsSettingsByKey() throws Exception {
    engine.repository(BACKEND);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the sheet", () -> scene.lookup(".repository-sheet") != null);
  }

  @Test
  void whatIsTypedIntoTheSettingsOfARepositoryIsNotLostByEscape() throws Exception {
    engine.repository(BACKEND);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the sheet", () -> scene.lookup(".repository-sheet") != null);
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(texts()).as("unchanged, it goes").doesNotContain("Settings of shop-backend");

    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the sheet", () -> scene.lookup(".repository-sheet") != null);
    FxStage.run(() -> area("Set-up").setText("npm ci"));
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(texts()).contains("Drop the changes?", "Settings of shop-backend");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> area("Set-up").getText())).isEqualTo("npm ci");
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    FxStage.until("it is saved", () -> !engine.outfits.saved.isEmpty());
    assertThat(engine.outfits.saved.getFirst().setUp()).isEqualTo("npm ci");
    assertThat(texts()).doesNotContain("Settings of shop-backend");
  }

  @Test
  void whatIsTypedIntoTheSettingsOfARepositoryIsDroppedWhenAsked() throws Exception {
    engine.repository(BACKEND);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the sheet", () -> scene.lookup(".repository-sheet") != null);
    FxStage.run(() -> area("Set-up").setText("npm ci"));
    FxStage.press(scene, KeyCode.ESCAPE);
    fire("Drop the changes");
    assertThat(texts()).doesNotContain("Settings of shop-backend");
    assertThat(engine.outfits.saved).isEmpty();
  }

  @Test
  void anEmptyNumberStandsForTheLastOneAndKeepsNothingFromBeingSaved() throws Exception {
    openSheet();
    FxStage.run(() -> area("Set-up").setText("npm ci"));
    FxStage.run(() -> minutes().setText(""));
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    FxStage.until("it is saved", () -> !engine.outfits.saved.isEmpty());
    RepositorySettings saved = engine.outfits.saved.getFirst();
    assertThat(saved.setUp()).isEqualTo("npm ci");
    assertThat(saved.scriptMinutes()).isEqualTo(RepositorySettings.DEFAULT.scriptMinutes());
  }

  @Test
  void anEmptyNumberDoesNotKeepTheSheetOpen() throws Exception {
    openSheet();
    FxStage.run(() -> minutes().setText(""));
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
  }

  @Test
  void aNumberTakesDigitsAloneAndCountsBeforeItsFieldIsLeft() throws Exception {
    openSheet();
    FxStage.run(() -> {
      minutes().requestFocus();
      minutes().selectAll();
    });
    FxStage.type(scene, "4abc2");
    assertThat(FxStage.get(() -> minutes().getText())).isEqualTo("42");
    FxStage.press(scene, KeyCode.ENTER, KeyCode.CONTROL);
    FxStage.until("it is saved", () -> !engine.outfits.saved.isEmpty());
    assertThat(engine.outfits.saved.getFirst().scriptMinutes()).isEqualTo(42);
  }

  @Test
  void theLimitsOfANumberStandBesideIt() throws Exception {
    openSheet();
    assertThat(texts()).contains("1 to 120", "0 to 10,000", "0 to 100,000");
  }

  @Test
  void anEmptyNumberShowsTheLastOneWhenItIsLeft() throws Exception {
    openSheet();
    FxStage.run(() -> {
      minutes().requestFocus();
      minutes().setText("");
      area("Set-up").requestFocus();
    });
    assertThat(FxStage.get(() -> minutes().getText()))
        .isEqualTo(String.valueOf(RepositorySettings.DEFAULT.scriptMinutes()));
  }

  private void openSheet() throws Exception {
    engine.repository(BACKEND);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("the sheet", () -> scene.lookup(".repository-sheet") != null);
  }

  private TextInputControl minutes() {
    return (TextInputControl) scene.lookup(".repository-sheet .spinner .text-field");
  }
}
