package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionState;
import app.coppice.settings.Settings.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The palette, the cheat sheet and the sheets of sessions and settings.
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
  void settingsTakeEffectAtOnce() throws Exception {
    FxStage.press(scene, KeyCode.EQUALS, KeyCode.CONTROL);
    assertThat(parts.settings.get().fontSize()).isEqualTo(14);
    FxStage.press(scene, KeyCode.E, KeyCode.CONTROL, KeyCode.SHIFT);
    assertThat(parts.settings.get().theme()).isEqualTo(Theme.DARK);
    assertThat(FxStage.get(() -> scene.getRoot().getStyleClass())).contains("dark");
  }

  @Test
  void allWordsOfTheSettingsAreWhole() throws Exception {
    FxStage.press(scene, KeyCode.COMMA, KeyCode.CONTROL);
    untilShown("All lines");
    FxStage.until(
        "laid out",
        () -> labels().size() > 10 && labels().stream().allMatch(it -> it.getWidth() > 0));
    assertThat(FxStage.get(() -> labels().stream().filter(it -> isCut(it)).toList())).isEmpty();
  }

  private List<Labeled> labels() {
    return Stream.of(".settings-sheet .check-box", ".settings-sheet .label")
        .flatMap(it -> scene.getRoot().lookupAll(it).stream())
        .map(Labeled.class::cast)
        .filter(it -> it.isVisible() && !it.isWrapText() && !it.getText().isEmpty())
        .toList();
  }

  private static boolean isCut(Labeled label) {
    return label.prefWidth(-1) > label.getWidth() + 0.5;
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
  void thatDiskSpaceIsAddedUpIsSaidUntilItIsShown() throws Exception {
    FxStage.run(() -> window.actions().run("disk-use"));
    FxStage.until("the sheet", () -> scene.lookup(".disk-sheet") != null);
    assertThat(notice()).isEmpty();
  }
}
