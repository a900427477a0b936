package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewLandingTest extends ReviewPaneFixture {
  @Test
  void landingSaysWhatItWillDoAndAsksOnceMore() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text()))
        .contains("branch")
        .contains("main")
        .contains("2 commits");
    assertThat(asked).isEmpty();
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land SQUASH");
  }

  @Test
  void theMessageOfTheMergeCommitIsTheTitleUntilThePersonWritesAnother() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    stage.pulses(2);
    TextArea message = FxStage.call(() -> pane.commitBar().confirmation().message());
    assertThat(FxStage.call(() -> message.isVisible())).isTrue();
    assertThat(FxStage.call(() -> message.getText())).isEqualTo("Title");
    FxStage.run(message::requestFocus);
    assertThat(
            FxStage.call(
                () -> ((Label) pane.commitBar().confirmation().yes().getGraphic()).getText()))
        .startsWith("Ctrl+");
    FxStage.run(() -> message.setText("Take the branch in"));
    FxStage.run(() -> message.positionCaret(message.getLength()));
    stage.press(KeyCode.ENTER);
    assertThat(asked).isEmpty();
    stage.press(KeyCode.ENTER, FxStage.Modifier.CONTROL);
    assertThat(asked).containsExactly("land MERGE");
    assertThat(landMessages).containsExactly("Take the branch in");
  }

  @Test
  void aLandingWithoutACommitOfItsOwnAsksForNoMessage() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.REBASE));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().message().isVisible())).isFalse();
  }

  @Test
  void escapeLeavesTheBaseAsItIs() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    stage.pulses(2);
    stage.press(KeyCode.ESCAPE);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text())).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void uncommittedChangesCannotLand() throws Exception {
    show(changes(Set.of("a.txt"), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().text())).isEmpty();
  }

  @Test
  void askedToLandWhereNothingIsToLandItSaysWhyUntilThatIsOver() throws Exception {
    show(Changes.NONE);
    FxStage.run(() -> pane.commands().askLand(LandHow.MERGE));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .isEqualTo("Nothing to land on main.");
    assertThat(FxStage.call(() -> pane.commitBar().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().message().isVisible())).isFalse();
    show(changes(Set.of(), 1, file("a.txt", 1)));
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().message().isVisible())).isTrue();
  }

  @Test
  void whatIsLandedAlreadyIsSaidWhenAskedToLandAgain() throws Exception {
    landed = "Landed in main.";
    show(new Changes(List.of(), Set.of(), Set.of(), 0, 1));
    FxStage.run(() -> pane.commands().askLand(LandHow.SQUASH));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .isEqualTo("Landed already: main holds everything that was changed here.");
    FxStage.run(pane::focusFiles);
    assertThat(FxStage.call(() -> pane.landed().lookup(".button").isFocused())).isTrue();
  }

  @Test
  void afterALandingTheFocusWaitsWhereEnterDoesNothing() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(pane.commands()::askLand);
    stage.pulses(2);
    stage.press(KeyCode.ENTER);
    landed = "Landed in main.";
    outcome.complete(new ActionResult.Done(landed));
    show(Changes.NONE);
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land FAST_FORWARD");
    assertThat(FxStage.call(() -> pane.isFocused())).isTrue();
  }

  @Test
  void withNothingToCommitItSaysThat() throws Exception {
    show(Changes.NONE);
    FxStage.run(pane.commands()::focusCommit);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .isEqualTo("Everything is committed.");
  }

  @Test
  void conflictsAreListed() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    outcome.complete(new ActionResult.Conflicts(List.of("x/one.txt", "two.txt")));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("Nothing was changed")
        .contains("x/one.txt")
        .contains("two.txt");
  }

  @Test
  void aLandingGoesIntoTheBranchThatIsChosen() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    stage.pulses(2);
    assertThat(FxStage.call(() -> List.copyOf(pane.commitBar().confirmation().into().getItems())))
        .containsExactly("main", "release");
    FxStage.run(() -> pane.commitBar().confirmation().into().setValue("release"));
    assertThat(landQuestion()).contains("release").doesNotContain("main");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE release");
  }

  @Test
  void aBaseThatIsNoBranchLandsNowhereUntilOneIsChosen() throws Exception {
    branches = List.of("branch", "trunk");
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.FAST_FORWARD));
    stage.pulses(2);
    assertThat(landQuestion()).contains("no local branch");
    stage.press(KeyCode.ENTER);
    assertThat(asked).isEmpty();
    FxStage.run(() -> pane.commitBar().confirmation().into().setValue("trunk"));
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    assertThat(asked).containsExactly("land FAST_FORWARD trunk");
  }

  @Test
  void theQuestionWhetherToLandFollowsTheBranches() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    show(changes(Set.of(), 3, file("a.txt", 3)));
    assertThat(landQuestion()).contains("3 commits").contains("moved meanwhile");
  }

  @Test
  void theQuestionWhetherToLandIsTakenBackWithAWordWhenItCannotBeDoneAnyMore() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    show(changes(Set.of("a.txt"), 2, file("a.txt", 4)));
    assertThat(landQuestion()).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("taken back")
        .contains("Commit before you land");
  }

  @Test
  void whereTheBaseHasMovedOnTheUsualLandingIsAMerge() throws Exception {
    show(behind(3));
    assertThat(FxStage.call(() -> pane.commitBar().why())).contains("main has moved on by 3");
    FxStage.run(pane.commands()::askLand);
    stage.pulses(2);
    assertThat(landQuestion()).contains("main has moved on by 3", "cannot be fast-forwarded");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE");
  }

  @Test
  void aRefusedFastForwardOffersMergeAndSquashByKey() throws Exception {
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(pane.commands()::askLand);
    stage.pulses(2);
    stage.press(KeyCode.ENTER);
    outcome.complete(new ActionResult.Refused("main has moved on."));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isFalse();
    show(behind(1));
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.commitBar().result().other().getText())).contains("Squash");
    stage.press(KeyCode.S);
    assertThat(asked).containsExactly("land FAST_FORWARD", "land SQUASH");
  }

  @Test
  void aLandedBranchThatIsBehindDoesNotPromiseThatTheNextPromptBuildsOnIt() throws Exception {
    landed = "Landed in main.";
    show(new Changes(List.of(), Set.of(), Set.of(), 0, 2));
    assertThat(FxStage.call(() -> pane.landed().text()))
        .contains("2 commits behind main")
        .doesNotContain("next prompt");
  }

  private static Changes behind(int commits) {
    return new Changes(List.of(file("a.txt", 3)), Set.of(), Set.of(), 1, commits);
  }

  @Test
  void afterLandingItSaysWhereAndWhatCanBeDoneNext() throws Exception {
    landed = "Landed in main.";
    show(Changes.NONE);
    assertThat(FxStage.call(() -> pane.landed().isVisible())).isTrue();
    assertThat(FxStage.call(() -> pane.landed().text())).contains("Landed in main.", "next prompt");
    FxStage.run(() -> ((Button) pane.landed().lookup(".button")).fire());
    assertThat(asked).containsExactly("archive");
    show(changes(Set.of("a.txt"), 0, file("a.txt", 1)));
    assertThat(FxStage.call(() -> pane.landed().isVisible())).isFalse();
  }
}
