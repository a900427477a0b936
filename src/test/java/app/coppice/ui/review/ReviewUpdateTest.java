package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Resolution;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandingPlan;
import app.coppice.session.Landings;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.text.FxStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// An update from the base, asked for in the review.
class ReviewUpdateTest extends ReviewPaneFixture {
  private void show(int ahead) throws Exception {
    landings =
        new Landings() {
          @Override
          public Optional<LandingPlan> plan(Path repository) {
            return Optional.empty();
          }

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
  void aMergeAsksForItsMessageAndDoesNothingBeforeThat() throws Exception {
    show(1);
    update(UpdateHow.MERGE);
    UpdateConfirmation question = pane.commitBar().branch().confirmation();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(question::text)).contains("2 commits", "merge commit");
    assertThat(FxStage.call(() -> question.message().getText())).startsWith("Merge branch '");
    FxStage.run(() -> {
      question.message().setText("Take it in");
      question.yes().fire();
    });
    stage.pulses(3);
    assertThat(asked).containsExactly("MERGE Take it in");
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
}
