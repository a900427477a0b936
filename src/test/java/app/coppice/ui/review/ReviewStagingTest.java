package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.session.ActionResult;
import app.coppice.session.Amendable;
import app.coppice.session.Changes;
import app.coppice.session.CommitRequest.Extent;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.MessageDraft;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewStagingTest extends ReviewPaneFixture {
  private Changes staged(String... paths) {
    return new Changes(
        List.of(file("a.txt", 3), file("b.txt", 3)),
        Set.of("a.txt", "b.txt"),
        Set.of(),
        Set.of(paths),
        Set.of("a.txt", "b.txt"),
        1,
        0);
  }

  @Test
  void fileHunkAndLineAreStagedByOneKeyWhereTheCursorStands() throws Exception {
    show(staged());
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.U);
    assertThat(asked).as("nothing is staged").isEmpty();
    stage.press(KeyCode.S);
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.commands().nextHunk());
    stage.press(KeyCode.S);
    stage.press(KeyCode.DOWN);
    stage.press(KeyCode.S);
    stage.pulses(2);
    assertThat(asked.getFirst()).isEqualTo("stage [a.txt]");
    assertThat(asked.get(1)).startsWith("stage a.txt [int line1 = 0;, int line2 = 0;, ");
    assertThat(asked.getLast()).isEqualTo("stage a.txt [int line1 = 0;]");

    show(staged("a.txt"));
    stage.press(KeyCode.U);
    stage.pulses(2);
    assertThat(asked.getLast()).isEqualTo("unstage a.txt [int line1 = 0;]");
    stage.press(KeyCode.DELETE);
    stage.pulses(2);
    assertThat(asked.getLast()).isEqualTo("discard a.txt [int line1 = 0;]");
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked.getLast()).isEqualTo("undo discard");
  }

  @Test
  void aRefusalIsSaid() throws Exception {
    show(staged());
    reviewing.outcome.cancel(true);
    reviewing.outcome =
        java.util.concurrent.CompletableFuture.completedFuture(
            new ActionResult.Refused("a.txt has changed since it was shown."));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.S);
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("has changed");
  }

  @Test
  void whatIsStagedIsWhatIsCommittedUnlessThePersonSaysOtherwise() throws Exception {
    show(staged("a.txt"));
    FxStage.run(() -> pane.commitBar().message().setText("Half of it"));
    assertThat(FxStage.call(() -> pane.commitBar().choice().stagedOnly().isSelected())).isTrue();
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(orders.getFirst().extent()).isEqualTo(Extent.STAGED);
    outcome.complete(new ActionResult.Refused("git did not commit: lint"));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEqualTo("Half of it");

    FxStage.run(() -> pane.commitBar().choice().stagedOnly().setSelected(false));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(orders.getLast().extent()).isEqualTo(Extent.FILES);
    assertThat(orders.getLast().paths()).containsExactly("a.txt", "b.txt");
  }

  @Test
  void whatHooksSayIsSeenWhileTheyRun() throws Exception {
    show(staged());
    FxStage.run(() -> pane.commitBar().message().setText("Do it"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    reviewing.hooks.accept("lint: looking\n");
    reviewing.hooks.accept("lint: \u001b[31mred\u001b[0m\n".repeat(5_000));
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.commitBar().hooks().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().hooks().getText()))
        .endsWith("lint: red\n")
        .hasSizeLessThan(30_000)
        .doesNotContain("\u001b");
    outcome.complete(new ActionResult.Done("Committed."));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().hooks().isVisible())).isFalse();
  }

  @Test
  void anotherSessionHasItsOwnStagedFilesAndNothingOfTheHooks() throws Exception {
    SessionId first = session;
    show(staged("a.txt"));
    FxStage.run(() -> pane.commitBar().choice().stagedOnly().setSelected(false));
    FxStage.run(() -> pane.commitBar().message().setText("Do it"));
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    reviewing.hooks.accept("lint: first\n");
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().hooks().isVisible())).isTrue();

    session = SessionId.random();
    show(staged("b.txt"));
    assertThat(FxStage.call(() -> pane.commitBar().choice().takesStaged())).isTrue();
    reviewing.hooks.accept("lint: still the first\n");
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().hooks().isVisible())).isFalse();
    assertThat(FxStage.call(() -> pane.commitBar().hooks().getText())).isEmpty();

    // What the person chose stays while the session does.
    FxStage.run(() -> pane.commitBar().choice().stagedOnly().setSelected(false));
    show(staged("b.txt"));
    assertThat(FxStage.call(() -> pane.commitBar().choice().takesStaged())).isFalse();
    session = first;
    show(staged("a.txt"));
    assertThat(FxStage.call(() -> pane.commitBar().choice().takesStaged())).isTrue();
  }

  @Test
  void amendingBringsTheLastMessageAndIsRefusedWhereOthersHaveIt() throws Exception {
    show(staged());
    FxStage.run(() -> pane.commitBar().choice().amend().fire());
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEqualTo("The last one");
    FxStage.run(() -> pane.commitBar().commitButton().fire());
    assertThat(orders.getLast().place()).isEqualTo(Place.INSTEAD_OF_LAST);
    outcome.complete(new ActionResult.Done("Amended."));
    stage.pulses(2);
    reviewing.last = new Amendable.No("\u201corigin/fix\u201d holds the last commit, too.");
    FxStage.run(() -> pane.commitBar().choice().amend().fire());
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.commitBar().choice().amend().isSelected())).isFalse();
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("origin/fix");
  }

  @Test
  void aDraftedMessageIsWrittenIntoTheFieldAndTheRequestCanBeTakenBack() throws Exception {
    show(staged());
    FxStage.run(() -> pane.commitBar().drafting().fire());
    assertThat(asked).containsExactly("draft FILES [a.txt, b.txt]");
    FxStage.run(() -> pane.commitBar().drafting().fire());
    assertThat(reviewing.draft.isCancelled()).isTrue();
    reviewing.draft = new java.util.concurrent.CompletableFuture<>();
    FxStage.run(() -> pane.commitBar().message().setText("Mine"));
    FxStage.run(() -> pane.commitBar().drafting().fire());
    reviewing.draft.complete(new MessageDraft.Drafted("Change a.txt"));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().message().getText()))
        .isEqualTo("Mine\n\nChange a.txt");
  }

  @Test
  void theHunkThatAKeyWentToIsWhatTheNextKeyStages() throws Exception {
    show(staged());
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.N);
    stage.press(KeyCode.S);
    stage.pulses(2);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst()).startsWith("stage a.txt [int line1 = 0;, int line2 = 0;, ");
  }

  @Test
  void aRenameIsOneFileToCommit() throws Exception {
    FileDiff renamed =
        new FileDiff(
            "b.txt", "a.txt", FileDiff.Change.RENAMED, List.of(), 0, 0, FileDiff.Content.TEXT);
    Set<String> both = Set.of("a.txt", "b.txt");
    show(new Changes(List.of(renamed), both, Set.of(), both, Set.of(), 1, 0));
    assertThat(FxStage.call(() -> pane.commitBar().choice().stagedOnly().getText()))
        .isEqualTo("Only what is staged (1)");
    FxStage.run(() -> pane.commitBar().choice().stagedOnly().setSelected(false));
    assertThat(FxStage.call(() -> pane.commitBar().commitButton().getText())).doesNotContain("2");
  }
}
