package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.IgnoredChoice;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.Messages;
import app.coppice.ui.kit.text.SelectableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// What is asked before a session is archived or deleted.
class PuttingAwayTest extends WindowTest {
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
  void whatWouldBeRefusedIsNotOfferedAndIsTriedAgainWhenThatIsMended() throws Exception {
    engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Fix login");
    engine.storage.refusal = "The worktree is locked.";
    FxStage.press(scene, KeyCode.BACK_SPACE, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("“Fix login” cannot be deleted yet");
    assertThat(FxStage.get(this::reason)).isEqualTo("The worktree is locked.");
    assertThat(texts()).doesNotContain("Delete");
    engine.storage.refusal = "";
    fire("Try again");
    untilShown("Delete “Fix login”?");
    assertThat(texts()).contains("Delete");
    FxStage.press(scene, KeyCode.ESCAPE);

    engine.storage.refusal = "The worktree is locked.";
    FxStage.press(scene, KeyCode.A, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("“Fix login” cannot be archived yet");
    assertThat(engine.storage.keeps).isEmpty();
  }

  private String reason() {
    return ((SelectableText) scene.lookup(".refused-sheet .selectable-text")).text();
  }
}
