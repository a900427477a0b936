package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.Settings.Theme;
import app.coppice.ui.kit.Appearance;
import app.coppice.ui.kit.Fonts;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.StateMark;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainWindowTest {
  private static final Path BACKEND = Path.of("/home/ada/shop-backend");

  private static final int SWITCHES = 40;

  @TempDir Path folder;
  private final ScriptedParts parts = new ScriptedParts();
  private final ScriptedEngine engine = parts.engine;
  private MainWindow window;
  private Stage stage;
  private Scene scene;

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxStage.start();
    FxStage.run(Fonts::load);
  }

  @BeforeEach
  void open() throws Exception {
    stage = FxStage.get(Stage::new);
    window = FxStage.get(this::newWindow);
    scene = window.scene();
    FxStage.run(window::show);
  }

  private MainWindow newWindow() {
    return new MainWindow(
        stage,
        parts.parts(folder.resolve("window.json")),
        new Appearance(Theme.LIGHT, 13),
        new FramePump(),
        InstantSource.fixed(ScriptedEngine.NOW));
  }

  @AfterEach
  void close() throws Exception {
    FxStage.run(stage::close);
  }

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
    FxStage.press(scene, KeyCode.TAB, KeyCode.CONTROL);
    assertThat(current()).isEqualTo(first);
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
    // The quickest of many: what a switch costs, whatever else the machine does. Style and layout
    // are part of it.
    long nanos = FxStage.get(this::quickestSwitch);
    assertThat(nanos / 1_000_000).isLessThan(50);
  }

  private long quickestSwitch() {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < SWITCHES; i++) {
      long start = System.nanoTime();
      window.actions().run("next-session");
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      quickest = Math.min(quickest, System.nanoTime() - start);
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
        assertThat(words).contains(StateMark.word(state));
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
    ListView<?> list = (ListView<?>) scene.lookup(".sidebar .list-view");
    List<?> before = FxStage.get(() -> List.copyOf(list.getItems()));
    engine.put(ScriptedEngine.changed(ScriptedEngine.in(session, SessionState.WORKING), 42, 7));
    untilShown("+42");
    assertThat(FxStage.get(() -> List.copyOf(list.getItems()))).isEqualTo(before);
    assertThat(statusText()).contains("1 session, 1 working");
  }

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
            .filter(title -> !title.equals("Find an action"))
            .toList();
    assertThat(titles).containsAll(wanted);
    FxStage.type(scene, "trash");
    FxStage.press(scene, KeyCode.ENTER);
    assertThat(texts()).contains("No session was deleted.");
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
  void droppedFoldersOpenAndOneThatIsNoRepositoryOffersToBecomeOne() throws Exception {
    FxStage.run(() -> window.openFolders(List.of(BACKEND, Path.of("/home/ada/plain"))));
    FxStage.until("notice", () -> window.notices().message().contains("not in a git repository"));
    untilShown("shop-backend");
    FxStage.run(() -> ((Button) scene.lookup(".notice-bar .actions .button")).fire());
    untilShown("plain");
    assertThat(engine.repositories()).contains(BACKEND, Path.of("/home/ada/plain"));
  }

  @Test
  void aRefusedFolderSaysWhy() throws Exception {
    FxStage.run(() -> window.openFolders(List.of(Path.of("/home/ada/locked"))));
    FxStage.until("notice", () -> window.notices().message().contains("Change its permissions"));
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
  void escapeTwiceStopsTheTurn() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.WORKING);
    untilShown("Fix login");
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(engine.commands).doesNotContain(new SessionCommand.CancelTurn());
    FxStage.press(scene, KeyCode.ESCAPE);
    assertThat(engine.commands).contains(new SessionCommand.CancelTurn());
  }

  @Test
  void aConflictNamesTheFiles() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    FxStage.run(() -> window.actions().run("land-merge"));
    assertThat(notice()).contains("2 files conflict", "src/Retry.java");
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
    FxStage.run(stage::close);
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
  void aDamagedVaultSaysWhatAndOffersTheCopy() throws Exception {
    parts.vault.damage("The header was changed.");
    FxStage.run(() -> window.actions().run("vault"));
    assertThat(texts()).contains("The header was changed.", "Restore the last good copy");
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
    FxStage.press(scene, KeyCode.D, KeyCode.CONTROL, KeyCode.SHIFT);
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

  private void startSession() throws Exception {
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    FxStage.run(
        () -> ((TextArea) scene.lookup(".new-session-sheet .text-area")).setText("Fix login"));
    FxStage.press(scene, KeyCode.ENTER);
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

  @Test
  void everyKeyCountsAsUse() throws Exception {
    int before = parts.uses.get();
    FxStage.press(scene, KeyCode.SHIFT);
    assertThat(parts.uses.get()).isGreaterThan(before);
  }

  private SessionSnapshot current() throws Exception {
    return FxStage.get(() -> window.current().orElseThrow());
  }

  private String notice() throws Exception {
    return FxStage.get(() -> window.notices().message());
  }

  private void untilShown(String text) throws Exception {
    FxStage.until(text, () -> texts().contains(text));
  }

  private String statusText() {
    return scene.getRoot().lookupAll(".status-bar .label").stream()
        .map(node -> ((Label) node).getText())
        .collect(Collectors.joining(" "));
  }

  /// Every text that is visible, on the FX thread or not.
  private List<String> texts() {
    List<String> found = new ArrayList<>();
    collect(scene.getRoot(), found);
    return found;
  }

  private static void collect(Node node, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      found.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  private void fill(Class<? extends TextField> kind, String... values) throws Exception {
    FxStage.run(() -> {
      List<Node> fields = List.copyOf(scene.getRoot().lookupAll(".vault-sheet .password-field"));
      for (int i = 0; i < values.length; i++) {
        kind.cast(fields.get(i)).setText(values[i]);
      }
    });
  }

  private void fire(String label) throws Exception {
    FxStage.run(() ->
        scene.getRoot().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(button -> label.equals(button.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
  }
}
