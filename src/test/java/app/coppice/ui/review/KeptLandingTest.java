package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.LandHow;
import app.coppice.ui.kit.text.FxStage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How and where to land, as it was chosen, from one start to the next.
class KeptLandingTest extends ReviewBeginningsFixture {
  private LandConfirmation question() {
    return pane.commitBar().confirmation();
  }

  private void askLand() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    stage.pulses(2);
    FxStage.run(() -> pane.commands().askLand());
    stage.pulses(2);
  }

  @Test
  void theChosenWayAndBranchAreThereAtTheNextStartAndGoWithTheLanding() throws Exception {
    showIt();
    askLand();
    assertThat(begun.begun(session)).isEmpty();
    FxStage.run(() -> {
      question().way().setValue(LandHow.MERGE);
      question().into().setValue("release");
    });
    assertThat(begun.begun(session)).containsValue(new Begun.Landing("MERGE", "release"));

    startAgain();
    askLand();

    assertThat(FxStage.call(() -> question().way().getValue())).isEqualTo(LandHow.MERGE);
    assertThat(FxStage.call(() -> question().into().getValue())).isEqualTo("release");
    FxStage.run(() -> question().yes().fire());
    outcome.complete(new ActionResult.Done("Landed."));
    stage.until(() -> begun.begun(session).isEmpty());
  }
}
