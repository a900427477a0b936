package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.kit.Messages;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class VaultSheetTest extends WindowTest {
  @Test
  void aNewRecoveryCodeIsMadeForWhoKnowsThePassphrase() throws Exception {
    openVault();
    fire("New recovery code…");
    fill(PasswordField.class, "wrong horse");
    fire("Make a new code");
    FxStage.until(
        "refused", () -> texts().contains("That is not the passphrase. Nothing was changed."));
    fill(PasswordField.class, "correct horse");
    fire("Make a new code");
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    assertThat(FxStage.get(() -> ((TextField) scene.lookup(".vault-sheet .code")).getText()))
        .isEqualTo(ScriptedVault.NEW_CODE);
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(texts()).as("it stays in view").contains("It is written down");
    fire("It is written down");
    assertThat(texts()).contains("New recovery code…");
  }

  @Test
  void besideANewCodeStandsWhatIsToBeKnown() throws Exception {
    openVault();
    parts.vault.cautions = Set.of(VaultAccess.Caution.OLD_BACKUP);
    fire("New recovery code…");
    fill(PasswordField.class, "correct horse");
    fire("Make a new code");
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    assertThat(texts()).contains(Messages.text("settings.vault.old-backup"));
  }

  @Test
  void whileAKeyIsDerivedTheSheetSaysSoAndTheWindowAnswers() throws Exception {
    openVault();
    parts.vault.derived = new CompletableFuture<>();
    fire("New recovery code…");
    fill(PasswordField.class, "correct horse");
    double height = height();
    fire("Make a new code");
    assertThat(texts()).contains("Working…");
    assertThat(FxStage.get(() -> scene.lookup(".vault-sheet .button.accent").isDisabled()))
        .isTrue();
    assertThat(height()).as("nothing moves").isEqualTo(height);
    parts.vault.derived.complete(null);
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    assertThat(texts()).doesNotContain("Working…");
  }

  @Test
  void afterAWrongPassphraseItCanBeTypedAgainAtOnce() throws Exception {
    parts.vault.lock();
    FxStage.run(() -> window.actions().run("vault"));
    fill(PasswordField.class, "wrong horse");
    FxStage.run(() -> scene.lookup(".vault-sheet .page .accent").requestFocus());
    fire("Unlock");
    assertThat(texts()).contains("That is not the passphrase. Nothing was changed.");
    assertThat(FxStage.get(scene::getFocusOwner)).isInstanceOf(PasswordField.class);
  }

  @Test
  void anEmptyPassphraseIsNotTried() throws Exception {
    openVault();
    fire("Lock the vault");
    parts.vault.derived = new CompletableFuture<>();
    fire("Unlock");
    assertThat(texts()).contains("The vault is locked.").doesNotContain("Working…");
    assertThat(FxStage.get(scene::getFocusOwner)).isInstanceOf(PasswordField.class);
  }

  @Test
  void aCodeThatIsMadeAfterEscapeIsShownAllTheSame() throws Exception {
    openVault();
    parts.vault.derived = new CompletableFuture<>();
    fire("New recovery code…");
    fill(PasswordField.class, "correct horse");
    fire("Make a new code");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
    parts.vault.derived.complete(null);
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(texts()).as("it stays in view").contains("It is written down");
  }

  private double height() throws Exception {
    return FxStage.get(() -> {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      return scene.lookup(".vault-sheet").getLayoutBounds().getHeight();
    });
  }

  @Test
  void anEasilyGuessedPassphraseIsSaidToBeOneUntilItNoLongerIs() throws Exception {
    FxStage.run(() -> window.actions().run("vault"));
    assertThat(advised()).isFalse();
    double height = height();
    fill(PasswordField.class, "secret", "secret");
    assertThat(advised()).isTrue();
    assertThat(texts()).anyMatch(text -> text.startsWith("Short: "));
    assertThat(height()).as("nothing moves").isEqualTo(height);
    fill(PasswordField.class, "aaaaaaaaaaaaaaaa");
    assertThat(texts()).anyMatch(text -> text.startsWith("Few different characters: "));
    fill(PasswordField.class, "plum harbour sixty velvet");
    assertThat(advised()).isFalse();
  }

  private boolean advised() throws Exception {
    return FxStage.get(() -> scene.lookup(".vault-sheet .passphrase-advice:weak") != null);
  }

  private void openVault() throws Exception {
    FxStage.run(() -> window.actions().run("vault"));
    fill(PasswordField.class, "correct horse", "correct horse");
    fire("Create vault");
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    fire("It is written down");
  }
}
