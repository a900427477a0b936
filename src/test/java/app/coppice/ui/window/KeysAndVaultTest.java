package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The vault as the window shows it, and what it says where a key is missing.
class KeysAndVaultTest extends WindowTest {
  @Test
  void aKeyGoesIntoTheVaultAndIsNotShown() throws Exception {
    FxStage.run(() -> window.actions().run("vault"));
    fill(PasswordField.class, "correct horse", "correct horse");
    fire("Create vault");
    FxStage.until("code", () -> scene.lookup(".vault-sheet .code") != null);
    assertThat(FxStage.get(() -> ((TextField) scene.lookup(".vault-sheet .code")).getText()))
        .isEqualTo(ScriptedVault.CODE);
    fire("It is written down");
    assertThat(parts.vault.state()).isEqualTo(new VaultAccess.State.Unlocked(List.of()));
    FxStage.run(() -> {
      List<Node> fields = List.copyOf(scene.getRoot().lookupAll(".vault-sheet .password-field"));
      ((TextField) fields.getFirst()).setText("sk-secret");
    });
    fire("Put in");
    assertThat(parts.vault.state()).isEqualTo(new VaultAccess.State.Unlocked(List.of("anthropic")));
    assertThat(texts()).contains("anthropic", "never shown").doesNotContain("sk-secret");
  }

  @Test
  void theRecoveryCodeStaysInViewUntilItIsWrittenDown() throws Exception {
    FxStage.run(() -> window.actions().run("vault"));
    fill(PasswordField.class, "correct horse", "correct horse");
    fire("Create vault");
    FxStage.until("code", () -> texts().contains("It is written down"));
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.run(() -> ((Button) scene.lookup(".vault-sheet .icon-button")).fire());
    assertThat(FxStage.get(() -> ((TextField) scene.lookup(".vault-sheet .code")).getText()))
        .isEqualTo(ScriptedVault.CODE);
    assertThat(texts()).anyMatch(text -> text.startsWith("The code is not shown again."));
    fire("It is written down");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
  }

  @Test
  void aDamagedVaultSaysWhatAndOffersTheCopy() throws Exception {
    parts.vault.damage("the header was changed");
    FxStage.run(() -> window.actions().run("vault"));
    assertThat(texts())
        .contains("The vault is damaged: the header was changed.", "Restore the last good copy");
  }

  @Test
  void whatIsWrongWithTheProfilesFilesIsSaidAtTheStart() throws Exception {
    parts.notices = List.of("The settings were damaged; the last good ones are used.");
    MainWindow other = FxStage.get(this::newWindow);
    assertThat(FxStage.get(() -> other.notices().message()))
        .isEqualTo("The settings were damaged; the last good ones are used.");
    parts.vault.damage("the checksum does not match");
    FxStage.run(() -> {});
    assertThat(FxStage.get(() -> other.notices().message()))
        .contains(
            "the last good ones are used.", "the checksum does not match. The last good copy");
    MainWindow later = FxStage.get(this::newWindow);
    assertThat(FxStage.get(() -> later.notices().message()))
        .contains("the checksum does not match");
  }

  @Test
  void theRecoveryCodeOpensTheVaultWithANewPassphrase() throws Exception {
    parts.vault.lock();
    FxStage.run(() -> window.actions().run("vault"));
    fire("Lost the passphrase or the keychain?");
    recover("WRONG");
    assertThat(texts()).contains("That is not the recovery code. Nothing was changed.");
    recover(ScriptedVault.CODE);
    assertThat(parts.vault.state()).isEqualTo(new VaultAccess.State.Unlocked(List.of()));
  }

  private void recover(String code) throws Exception {
    FxStage.run(() -> ((TextField) scene.lookup(".vault-sheet .code")).setText(code));
    FxStage.run(() -> {
      List<Node> fields = List.copyOf(scene.getRoot().lookupAll(".vault-sheet .password-field"));
      fields.forEach(field -> ((TextField) field).setText("battery staple"));
    });
    fire("Open with the code");
  }

  @Test
  void aSessionWithoutAKeySaysSoAndOffersTheWaysOut() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    startSession();
    assertThat(notice()).contains("There is no key yet");
    fire("Add a key");
    assertThat(texts()).contains("Create vault");
  }

  @Test
  void aSessionWithAKeyStartsWithoutANotice() throws Exception {
    var _ = parts.vault.put("anthropic", "sk-secret".toCharArray()).get();
    engine.repository(BACKEND);
    untilShown("shop-backend");
    startSession();
    assertThat(engine.created).hasSize(1);
    assertThat(notice()).isEmpty();
  }
}
