package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What was chosen and written for a landing, while the person is elsewhere.
class LandChoicesTest extends ReviewPaneFixture {
  private LandConfirmation question() {
    return pane.commitBar().confirmation();
  }

  private void askLand() throws Exception {
    FxStage.run(() -> pane.commands().askLand());
    stage.pulses(2);
  }

  private void showAhead() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
  }

  private void lookAtAnotherAndComeBack() throws Exception {
    SessionId first = session;
    session = SessionId.random();
    showAhead();
    askLand();
    assertThat(FxStage.call(() -> question().way().getValue())).isEqualTo(LandHow.FAST_FORWARD);
    session = first;
    showAhead();
  }

  @Test
  void theWayAndTheBranchThatWereChosenAreThereAgainUntilItHasLanded() throws Exception {
    showAhead();
    askLand();
    FxStage.run(() -> {
      question().way().setValue(LandHow.MERGE);
      question().into().setValue("release");
      question().message().setText("Take it in");
    });
    lookAtAnotherAndComeBack();
    askLand();
    assertThat(FxStage.call(() -> question().message().getText())).isEqualTo("Take it in");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE release");
    assertThat(landMessages).containsExactly("Take it in");
    outcome.complete(new ActionResult.Done("Landed."));
    stage.pulses(3);
    askLand();
    assertThat(FxStage.call(() -> question().way().getValue())).isEqualTo(LandHow.FAST_FORWARD);
    assertThat(FxStage.call(() -> question().into().getValue())).isEqualTo("main");
  }

  @Test
  void theWayThatWasTakenFromTheMenuIsKeptToo() throws Exception {
    showAhead();
    FxStage.run(() -> pane.commands().askLand(LandHow.SQUASH));
    lookAtAnotherAndComeBack();
    askLand();
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land SQUASH");
  }

  @Test
  void aLandingWithoutACommitOfItsOwnLeavesTheMessageThatWasWritten() throws Exception {
    showAhead();
    FxStage.run(() -> {
      pane.commands().askLand(LandHow.MERGE);
      question().message().setText("Take it in");
      question().way().setValue(LandHow.FAST_FORWARD);
      question().yes().fire();
    });
    outcome.complete(new ActionResult.Done("Landed."));
    stage.pulses(3);
    FxStage.run(() -> pane.commands().askLand(LandHow.MERGE));
    assertThat(FxStage.call(() -> question().message().getText())).isEqualTo("Take it in");
  }

  @Test
  void theMessageGoesAlongWhereARefusedFastForwardBecomesAMerge() throws Exception {
    showAhead();
    FxStage.run(() -> {
      pane.commands().askLand(LandHow.MERGE);
      question().message().setText("Take it in");
      question().way().setValue(LandHow.FAST_FORWARD);
      question().yes().fire();
    });
    outcome.complete(new ActionResult.Refused("main has moved on."));
    show(new Changes(List.of(file("a.txt", 3)), Set.of(), Set.of(), 2, 1));
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).containsExactly("land FAST_FORWARD", "land MERGE");
    assertThat(landMessages).containsExactly("", "Take it in");
  }

  @Test
  void whatIsTypedComesAfterWhatWasWrittenAndInThePlaceOfWhatNobodyWrote() throws Exception {
    showAhead();
    FxStage.run(() -> pane.commands().askLand(LandHow.MERGE));
    stage.pulses(2);
    TextArea field = question().message();
    FxStage.run(field::requestFocus);
    assertThat(FxStage.call(field::getSelectedText)).isEqualTo("Title");
    FxStage.run(() -> field.replaceSelection("Mine"));
    lookAtAnotherAndComeBack();
    askLand();
    FxStage.run(field::requestFocus);
    assertThat(FxStage.call(field::getSelectedText)).isEmpty();
    assertThat(FxStage.call(field::getCaretPosition)).isEqualTo(4);
  }
}
