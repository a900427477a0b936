package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewPaneTest extends ReviewPaneFixture {
  @Test
  void aMessageThatIsBegunWaitsWhileAnotherSessionIsInView() throws Exception {
    Changes changes = changes(Set.of("A.java"), 0, file("A.java", 9));
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(2);
    FxStage.run(() -> pane.commitBar().message().setText("Half a"));
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.until(() -> pane.commitBar().message().getText().isEmpty());
    FxStage.run(() -> pane.commitBar().message().setText("Another"));
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.until(() -> pane.commitBar().message().getText().equals("Half a"));
  }

  @Test
  void allFilesAreCommittedUnlessOneIsUnticked() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane.commands()::focusCommit);
    FxStage.run(() -> pane.commitBar().message().setText(" say why "));
    stage.press(KeyCode.ENTER, Modifier.CONTROL);
    assertThat(asked).containsExactly("commit [a.txt, b.txt] say why");
  }

  @Test
  void chosenPathsAreCommitted() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(() -> pane.files().choose("b.txt", false));
    FxStage.run(() -> pane.commitBar().message().setText("one"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(asked).containsExactly("commit [a.txt] one");
  }

  @Test
  void withoutAMessageNothingIsCommitted() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane.commands()::focusCommit);
    stage.press(KeyCode.ENTER, Modifier.CONTROL);
    assertThat(asked).isEmpty();
  }

  @Test
  void selectionAndPlaceSurviveALiveUpdate() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 200), file("b.txt", 200)));
    FxStage.run(() -> pane.reveal("b.txt", 0));
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("b.txt");
    show(changes(Set.of(), 1, file("0.txt", 50), file("a.txt", 230), file("b.txt", 200)));
    assertThat(fileInView()).isEqualTo("b.txt");
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("b.txt");
  }

  @Test
  void aListWithRoomForAllFilesShowsAllOfThemWhicheverIsChosen() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.J);
    stage.pulses(4);
    assertThat(
            FxStage.call(() ->
                pane.files().lookupAll(".list-cell").stream()
                    .map(ListCell.class::cast)
                    .filter(cell -> !cell.isEmpty() && cell.isVisible() && cell.getLayoutY() >= 0)
                    .count()))
        .isEqualTo(2);
  }

  @Test
  void keysGoFromFileToFile() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 200), file("b.txt", 200)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.J);
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("b.txt");
    stage.press(KeyCode.K);
    stage.pulses(2);
    assertThat(fileInView()).isEqualTo("a.txt");
  }

  @Test
  void twentyThousandLinesOpenWithFewNodes() throws Exception {
    SessionSnapshot big = snapshot(changes(Set.of(), 1, file("Big.java", 20_000)));
    long start = System.nanoTime();
    FxStage.run(() -> pane.show(big));
    stage.pulses(3);
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
    assertThat(FxStage.call(() -> pane.lookupAll(".diff-row").size())).isLessThan(200);
  }

  @Test
  void anArchivedSessionShowsItsDiffAndSaysWhyNothingCanBeDone() throws Exception {
    state = SessionState.ARCHIVED;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    assertThat(fileInView()).isEqualTo("a.txt");
    FxStage.run(() -> pane.commitBar().message().setText("why"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(FxStage.call(() -> pane.commitBar().commitButton().isDisabled())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().discardButton().isDisabled())).isTrue();
    assertThat(landQuestion()).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().why())).contains("Archived", "Ctrl+Shift+R");
  }

  @Test
  void whatFailedForWantOfAWorktreeIsOverOnceItIsBack() throws Exception {
    state = SessionState.DETACHED;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    FxStage.run(
        () -> pane.commitBar().result().show(new ActionResult.Refused("The worktree is gone.")));
    state = SessionState.IDLE;
    show(changes(Set.of("a.txt"), 1, file("a.txt", 3)));
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).isEmpty();
  }

  @Test
  void whatAnEditorMadeForItselfIsShownButNotChosenUntilThePersonSaysSo() throws Exception {
    Set<String> all = Set.of("src/.Retry.java.swp", "notes.txt~", "4913", "kept~", "a.txt");
    Set<String> untracked = Set.of("src/.Retry.java.swp", "notes.txt~", "4913", "a.txt");
    Changes changes =
        new Changes(
            List.of(
                file("4913", 1),
                file("a.txt", 1),
                file("kept~", 1),
                file("notes.txt~", 1),
                file("src/.Retry.java.swp", 1)),
            all,
            untracked,
            0,
            0);
    show(changes);
    assertThat(FxStage.call(() -> pane.files().getItems().size())).isEqualTo(5);
    assertThat(FxStage.call(() -> pane.files().chosen())).containsExactly("a.txt", "kept~");
    FxStage.run(() -> pane.files().choose("notes.txt~", true));
    show(changes);
    assertThat(FxStage.call(() -> pane.files().chosen()))
        .containsExactly("a.txt", "kept~", "notes.txt~");
  }

  @Test
  void escapeLeadsFromTheMessageToTheFiles() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane.commands()::focusCommit);
    stage.press(KeyCode.ESCAPE);
    assertThat(stage.focus()).isSameAs(pane.files());
  }

  @Test
  void theKeyThatLeadsToTheMessageIsNotWrittenIntoIt() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.C);
    stage.type("c");
    assertThat(stage.focus()).isSameAs(pane.commitBar().message());
    stage.release(KeyCode.C);
    stage.press(KeyCode.C);
    stage.type("C");
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEqualTo("C");
  }

  @Test
  void noChangesSayWhatWouldBeHere() throws Exception {
    show(Changes.NONE);
    assertThat(FxStage.call(() -> pane.lookup(".empty-state").isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().isVisible())).isFalse();
  }
}
