package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;

/// An update from the base, asked for in the review.
class ReviewUpdateTest extends ReviewPaneFixture {
  private void show(int ahead) throws Exception {
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<ActionResult> update(
              SessionId id, UpdateHow how, Resolution resolved, String message) {
            asked.add(how + " " + message);
            return CompletableFuture.completedFuture(new ActionResult.Done("Updated."));
          }
        };
    show(new Changes(List.of(file("A.java", 9)), Set.of(), Set.of(), ahead, 2));
  }

  private void update(UpdateHow how) throws Exception {
    FxStage.run(() -> pane.commitBar().branch().update(how));
    stage.pulses(3);
  }

  @Test
  void aLandedBranchThatIsBehindIsUpdatedFromWhereThatIsSaid() throws Exception {
    landed = "Landed in main.";
    show(1);
    show(new Changes(List.of(), Set.of(), Set.of(), 0, 2));
    Button update = button("Update");
    assertThat(FxStage.call(() -> update.isVisible() && update.isManaged())).isTrue();
    FxStage.run(update::fire);
    stage.pulses(3);
    assertThat(asked).containsExactly("MERGE ");
    show(Changes.NONE);
    assertThat(FxStage.call(update::isVisible)).isFalse();
  }

  private Button button(String text) throws Exception {
    return FxStage.call(() ->
        pane.landed().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(it -> it.getText().equals(text))
            .findFirst()
            .orElseThrow());
  }

  @Test
  void aMergeAsksForItsMessageAndDoesNothingBeforeThat() throws Exception {
    show(1);
    update(UpdateHow.MERGE);
    UpdateConfirmation question = pane.commitBar().branch().confirmation();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(question::text)).contains("2 commits", "merge commit");
    assertThat(FxStage.call(() -> question.message().getText())).startsWith("Merge branch '");
    assertThat(FxStage.call(() -> question.yes().getText())).isEqualTo("Bring main in");
    FxStage.run(() -> {
      question.message().setText("Take it in");
      question.yes().fire();
    });
    stage.pulses(3);
    assertThat(asked).containsExactly("MERGE Take it in");
    ResultLine result = pane.commitBar().result();
    assertThat(FxStage.call(result::text)).isEqualTo("Updated.\nIt can land now.");
    FxStage.run(result.next()::fire);
    assertThat(questions())
        .hasSize(1)
        .first()
        .asString()
        .contains("A merge commit on main takes in branch");
  }

  @Test
  void whatMakesNoMergeCommitAsksNothing() throws Exception {
    show(1);
    update(UpdateHow.REBASE);
    assertThat(asked).containsExactly("REBASE ");
    show(0);
    update(UpdateHow.MERGE);
    assertThat(asked).containsExactly("REBASE ", "MERGE ");
  }

  /// How many questions are asked at once.
  private List<String> questions() throws Exception {
    return FxStage.call(() ->
        pane.lookupAll(".question").stream()
            .filter(Node::isVisible)
            .map(it -> ((Question) it).text())
            .toList());
  }

  @Test
  void aNewQuestionTakesTheOneBeforeBack() throws Exception {
    show(1);
    show(new Changes(List.of(file("A.java", 9)), Set.of("A.java"), Set.of(), 1, 2));
    FxStage.run(() -> pane.commitBar().question().ask(List.of("A.java")));
    assertThat(questions()).hasSize(1);
    update(UpdateHow.MERGE);
    assertThat(questions()).hasSize(1).first().asString().contains("merge commit");
    FxStage.run(() -> pane.commitBar().question().ask(List.of("A.java")));
    assertThat(questions()).hasSize(1).first().asString().contains("A.java");
    show(1);
    update(UpdateHow.MERGE);
    FxStage.run(() -> pane.commands().askLand(LandHow.SQUASH));
    assertThat(questions()).hasSize(1).first().asString().doesNotContain("merge commit");
    update(UpdateHow.MERGE);
    assertThat(questions()).hasSize(1).first().asString().contains("merge commit");
  }

  @Test
  void theKeyOfTheCommitsMessageGoesThereFromAQuestion() throws Exception {
    show(1);
    update(UpdateHow.MERGE);
    FxStage.run(() -> pane.commands().focusCommit());
    stage.pulses(2);
    assertThat(questions()).isEmpty();
    assertThat(stage.focus()).isSameAs(pane.commitBar().message());
    assertThat(FxStage.call(() -> pane.commitBar().result().isVisible())).isFalse();
  }

  @Test
  void whatWasWrittenOfAMergeIsThereAgainUntilItIsMade() throws Exception {
    show(1);
    update(UpdateHow.MERGE);
    TextArea field = pane.commitBar().branch().confirmation().message();
    FxStage.run(() -> field.setText("Take it in"));
    SessionId first = session;
    session = SessionId.random();
    show(1);
    assertThat(questions()).isEmpty();
    update(UpdateHow.MERGE);
    assertThat(FxStage.call(() -> field.getText())).startsWith("Merge branch '");
    session = first;
    show(1);
    update(UpdateHow.MERGE);
    assertThat(FxStage.call(() -> field.getText())).isEqualTo("Take it in");
    FxStage.run(() -> pane.commitBar().branch().confirmation().yes().fire());
    stage.pulses(3);
    assertThat(asked).containsExactly("MERGE Take it in");
    update(UpdateHow.MERGE);
    assertThat(FxStage.call(() -> field.getText())).startsWith("Merge branch '");
  }

  @Test
  void whatWasWrittenOfALandingIsThereAgainToo() throws Exception {
    show(1);
    FxStage.run(() -> pane.commands().askLand(LandHow.SQUASH));
    TextArea field = pane.commitBar().confirmation().message();
    FxStage.run(() -> {
      field.setText("All of it");
      pane.commands().focusCommit();
      pane.commands().askLand(LandHow.SQUASH);
    });
    assertThat(FxStage.call(() -> field.getText())).isEqualTo("All of it");
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    outcome.complete(new ActionResult.Done("Landed."));
    stage.pulses(3);
    FxStage.run(() -> pane.commands().askLand(LandHow.SQUASH));
    assertThat(FxStage.call(() -> field.getText())).isNotEqualTo("All of it");
  }
}
