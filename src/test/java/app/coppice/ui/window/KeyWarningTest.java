package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the sheet of a new session says where no model would answer.
class KeyWarningTest extends WindowTest {
  private static final String NO_KEY =
      "There is no key yet, so no model would answer this session.";

  @BeforeEach
  void oneRepository() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
  }

  private void ask() throws Exception {
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
  }

  @Test
  void withoutAKeyTheSheetSaysSoBeforeAnythingIsTyped() throws Exception {
    ask();
    assertThat(texts()).contains(NO_KEY, "Add a key", "Try the rehearsal");
    assertThat(FxStage.get(scene::getFocusOwner)).isInstanceOf(TextArea.class);
  }

  @Test
  void aKeyThatIsPutInMeanwhileTakesTheWordBackAndKeepsThePrompt() throws Exception {
    ask();
    TextArea prompt = (TextArea) FxStage.get(() -> scene.lookup(".new-session-sheet .text-area"));
    FxStage.run(() -> prompt.setText("Fix login"));
    fire("Add a key");
    assertThat(texts()).contains("Create vault");
    var _ = parts.vault.put("anthropic", "sk-secret".toCharArray()).get();
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.until("taken back", () -> !texts().contains(NO_KEY));
    assertThat(prompt.getText()).isEqualTo("Fix login");
  }

  @Test
  void aLockedVaultIsNamedAsThat() throws Exception {
    parts.vault.lock();
    ask();
    assertThat(texts())
        .contains("The vault is locked, so no model would answer this session.", "Unlock the vault")
        .doesNotContain(NO_KEY);
  }

  @Test
  void aSessionWhosePromptNeedsTheLockedVaultBeginsOnceItIsOpen() throws Exception {
    var _ = parts.vault.create("correct horse".toCharArray()).get();
    parts.vault.lock();
    ask();
    TextArea prompt = (TextArea) FxStage.get(() -> scene.lookup(".new-session-sheet .text-area"));
    FxStage.run(() -> prompt.setText("Fix login"));
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until("the question", () -> scene.lookup(".vault-sheet") != null);
    assertThat(engine.created).isEmpty();
    fill(PasswordField.class, "correct horse");
    fire("Unlock");
    FxStage.until("it is made", () -> !engine.created.isEmpty());
    assertThat(engine.created.getFirst().prompt()).isEqualTo("Fix login");
  }

  @Test
  void aRecordedSessionNeedsNoKey() throws Exception {
    ask();
    FxStage.run(() -> ((CheckBox) scene.lookup(".new-session-sheet .check-box")).setSelected(true));
    assertThat(texts()).doesNotContain(NO_KEY, "Try the rehearsal");
  }

  @Test
  void theRehearsalStartsInPlaceOfTheSession() throws Exception {
    ask();
    fire("Try the rehearsal");
    assertThat(parts.rehearsals).hasValue(1);
    assertThat(engine.created).isEmpty();
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
  }
}
