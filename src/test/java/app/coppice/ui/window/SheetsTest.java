package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.IgnoredChoice;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class SheetsTest extends WindowTest {
  @Test
  void thePaletteListsEveryActionAndRunsTheChosenOne() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
    ListView<?> list = FxStage.get(() -> (ListView<?>) scene.lookup(".palette .list-view"));
    List<String> titles =
        FxStage.get(
            () -> list.getItems().stream().map(item -> ((Palette.Choice) item).title()).toList());
    List<String> wanted =
        window.actions().all().stream()
            .map(Action::title)
            .filter(title -> !title.equals("Find an action") && !title.equals("More"))
            .toList();
    assertThat(titles).containsAll(wanted);
    assertThat(titles).first().isEqualTo("New session");
    FxStage.type(scene, "trash");
    FxStage.press(scene, KeyCode.ENTER);
    assertThat(texts()).anyMatch(text -> text.startsWith("No session was deleted."));
  }

  @Test
  void aQuestionMarkOpensTheCheatSheetUnlessATextIsTyped() throws Exception {
    FxStage.type(scene, "?");
    untilShown("Ctrl+Shift+P");
    FxStage.press(scene, KeyCode.ESCAPE);
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.F2);
    FxStage.until("the name's field", () -> scene.getFocusOwner() instanceof TextField);
    FxStage.type(scene, "?");
    assertThat(texts()).doesNotContain("Ctrl+Shift+P");
    FxStage.press(scene, KeyCode.ENTER);
    assertThat(engine.commands).contains(new SessionCommand.Rename("?"));
  }

  @Test
  void sheetsOpenOneAfterTheOtherAndEscapeClosesEach() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL);
    untilShown("Base URL");
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.F1);
    untilShown("Keys");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(FxStage.get(() -> window.overlays().busy())).isFalse();
  }

  @Test
  void aNewSessionStartsFromThePromptAlone() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.run(() ->
        ((TextArea) scene.lookup(".new-session-sheet .text-area")).setText("Fix login retry"));
    FxStage.until("proposal", () -> texts().contains("fix-login-retry from main in shop-backend"));
    FxStage.press(scene, KeyCode.ENTER);
    assertThat(engine.created).hasSize(1);
    assertThat(engine.created.getFirst().prompt()).isEqualTo("Fix login retry");
    assertThat(engine.created.getFirst().repository()).isEqualTo(BACKEND);
    assertThat(current().title()).isEqualTo("Fix login retry");
  }

  @Test
  void aNewSessionIsProposedInTheRepositoryThatWasOpenedLastAndNotRecorded() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    Path other = BACKEND.resolveSibling("zebra");
    FxStage.run(() -> window.openFolders(List.of(other)));
    untilShown("zebra");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.until("proposal", () -> texts().stream().anyMatch(text -> text.endsWith(" in zebra")));
    assertThat(
            FxStage.get(
                () -> ((CheckBox) scene.lookup(".new-session-sheet .check-box")).isSelected()))
        .isFalse();
  }

  @Test
  void deleteSaysWhatWouldBeLostAndCanBeUndone() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.losses(List.of("2 files are not committed."));
    FxStage.press(scene, KeyCode.BACK_SPACE, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("2 files are not committed.");
    FxStage.run(() -> ((Button) scene.lookup(".page-sheet .button.danger")).fire());
    FxStage.until("deleted", () -> engine.sessions().isEmpty());
    assertThat(notice()).contains("to the trash");
    FxStage.run(() -> ((Button) scene.lookup(".notice-bar .actions .button")).fire());
    FxStage.until("back", () -> engine.session(session.id()).isPresent());
  }

  @Test
  void archiveAsksFirstWhenIgnoredFilesWouldBeLost() throws Exception {
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.storage.ignored = List.of(new IgnoredChoice("big.db", 3 << 20, false));
    FxStage.press(scene, KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("big.db, 3.0 MB");
    assertThat(engine.session(session.id()).orElseThrow().state()).isEqualTo(SessionState.IDLE);
    FxStage.run(() -> ((Button) scene.lookup(".page-sheet .button.danger")).fire());
    FxStage.until(
        "archived",
        () -> engine.session(session.id()).orElseThrow().state() == SessionState.ARCHIVED);
    assertThat(engine.storage.keeps).containsExactly(Set.of("big.db"));
  }

  @Test
  void aNameWithAnUnderscoreIsShownWithIt() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.storage.ignored = List.of(new IgnoredChoice("node_modules/", 3 << 20, true));
    FxStage.press(scene, KeyCode.BACK_SPACE, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until(
        "the name as it is drawn",
        () ->
            scene.getRoot().lookupAll(".page-sheet .check-box .text").stream()
                .map(Text.class::cast)
                .anyMatch(text -> text.getText().startsWith("node_modules/")));
  }

  @Test
  void ofManyIgnoredFilesAlsoThoseWithoutALineAreChosenUnlessABuildMakesThem() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    List<IgnoredChoice> files =
        IntStream.range(0, 15)
            .mapToObj(i -> new IgnoredChoice("data" + i + ".db", 2 << 20, false))
            .toList();
    List<IgnoredChoice> all = new ArrayList<>(files);
    all.add(new IgnoredChoice("target/", 8 << 20, true));
    engine.storage.ignored = all;
    FxStage.press(scene, KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("3 more, 6.0 MB");
    untilShown("1 more, 8.0 MB, made again by a build");
    FxStage.run(() -> ((Button) scene.lookup(".page-sheet .button.danger")).fire());
    FxStage.until("archived", () -> !engine.storage.keeps.isEmpty());
    assertThat(engine.storage.keeps)
        .containsExactly(
            files.stream().map(IgnoredChoice::path).collect(Collectors.toUnmodifiableSet()));
  }

  @Test
  void whereIgnoredFilesCannotBeListedItIsSaidThatNoneCanBeChosen() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.storage.failure = Optional.of(new IOException("target is not readable"));
    FxStage.press(scene, KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown(Messages.text("window.keep.unknown"));
    assertThat(engine.storage.keeps).isEmpty();
  }

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
  void enterStartsASessionFromACheckBoxToo() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    CheckBox box =
        FxStage.get(() -> {
          ((TextArea) scene.lookup(".new-session-sheet .text-area")).setText("Fix login");
          ((ToggleButton) scene.lookup(".new-session-sheet .fold")).setSelected(true);
          CheckBox found = (CheckBox) scene.lookup(".new-session-sheet .check-box");
          found.requestFocus();
          return found;
        });
    boolean before = FxStage.get(box::isSelected);
    FxStage.press(scene, KeyCode.ENTER);
    FxStage.until("created", () -> engine.created.size() == 1);
    assertThat(engine.created.getFirst().recorded()).isEqualTo(before);
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
  void settingsTakeEffectAtOnce() throws Exception {
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.CONTROL);
    assertThat(parts.settings.get().fontSize()).isEqualTo(14);
    FxStage.press(scene, KeyCode.E, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(parts.settings.get().theme()).isEqualTo(Theme.DARK);
    assertThat(FxStage.get(() -> scene.getRoot().getStyleClass())).contains("dark");
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

  @Test
  void tabLeavesThePromptOfANewSession() throws Exception {
    engine.repository(BACKEND);
    untilShown("shop-backend");
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    TextArea prompt = (TextArea) FxStage.get(scene::getFocusOwner);
    FxStage.press(scene, KeyCode.TAB);
    assertThat(prompt.getText()).isEmpty();
    assertThat(FxStage.get(scene::getFocusOwner)).isNotEqualTo(prompt);
  }
}
