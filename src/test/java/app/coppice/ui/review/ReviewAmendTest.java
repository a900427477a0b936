package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Amendable;
import app.coppice.session.Begun;
import app.coppice.session.Changes;
import app.coppice.session.CommitRequest.Place;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// An amend that is begun, across sessions and starts, and what is typed while a commit is made.
class ReviewAmendTest extends ReviewPaneFixture {
  private final RememberedBeginnings begun = new RememberedBeginnings();
  private final Changes one = changes(Set.of("A.java"), 1, file("A.java", 9));
  private final SessionId other = SessionId.random();

  private void showIt() throws Exception {
    beginnings = begun;
    show(one);
  }

  private void showOther() throws Exception {
    FxStage.run(() -> pane.show(snapshot(other, one)));
    stage.pulses(3);
  }

  private void startAgain() throws Exception {
    stage.close();
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
    showIt();
  }

  private void tick() throws Exception {
    FxStage.run(() -> pane.commitBar().choice().amend().fire());
    stage.pulses(3);
  }

  private boolean ticked() throws Exception {
    return FxStage.call(() -> pane.commitBar().choice().amends());
  }

  private void type(String text) throws Exception {
    FxStage.run(() -> pane.commitBar().message().setText(text));
  }

  private String message() throws Exception {
    return FxStage.call(() -> pane.commitBar().message().getText());
  }

  private void commit() throws Exception {
    FxStage.run(() -> pane.commitBar().commitButton().fire());
  }

  @Test
  void itIsStillOneWhenItsSessionIsBackInViewAndInNoOther() throws Exception {
    showIt();
    tick();
    showOther();
    assertThat(message()).isEmpty();
    assertThat(ticked()).isFalse();
    showIt();
    assertThat(message()).isEqualTo("The last one");
    assertThat(ticked()).isTrue();
    type("The last one, told better");
    showOther();
    showIt();
    commit();
    assertThat(orders.getLast().message()).isEqualTo("The last one, told better");
    assertThat(orders.getLast().instead()).isEqualTo("1a");
    assertThat(orders.getLast().place()).isEqualTo(Place.INSTEAD_OF_LAST);
  }

  @Test
  void itIsStillOneAtTheNextStart() throws Exception {
    showIt();
    tick();
    type("The last one, told better");
    FxStage.run(pane::keepBegun);
    startAgain();
    stage.until(() -> pane.commitBar().message().getText().equals("The last one, told better"));
    stage.until(() -> pane.commitBar().choice().amends());
    commit();
    assertThat(orders.getLast().place()).isEqualTo(Place.INSTEAD_OF_LAST);
  }

  @Test
  void itIsStillOneWhenTheNumberOfCommitsIsKnownLate() throws Exception {
    showIt();
    tick();
    type("The last one, told better");
    show(changes(Set.of("A.java"), 0, file("A.java", 9)));
    assertThat(ticked()).isFalse();
    show(one);
    assertThat(ticked()).isTrue();
  }

  @Test
  void itIsNoneWhereAnotherCommitIsTheLastOneByNow() throws Exception {
    showIt();
    tick();
    type("The last one, told better");
    showOther();
    reviewing.last = new Amendable.Yes("2b", "The agent's own");
    showIt();
    assertThat(ticked()).isFalse();
    assertThat(message()).isEqualTo("The last one, told better");
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("another one by now");
    commit();
    assertThat(orders.getLast().place()).isEqualTo(Place.ON_TOP);
  }

  @Test
  void itIsNoneAnyMoreWhenTheAgentCommitsMeanwhile() throws Exception {
    showIt();
    tick();
    reviewing.last = new Amendable.Yes("3c", "Another one");
    show(changes(Set.of("A.java"), 2, file("A.java", 9)));
    stage.until(() -> !pane.commitBar().choice().amends());
    assertThat(message()).as("nothing was written").isEmpty();
    tick();
    type("Another one, told better");
    reviewing.last = new Amendable.Yes("2b", "The agent's own");
    show(changes(Set.of("A.java"), 3, file("A.java", 9)));
    stage.until(() -> !pane.commitBar().choice().amends());
    assertThat(message()).isEqualTo("Another one, told better");
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("another one by now");
  }

  /// Made by `git commit --amend --no-edit`, which leaves the number of commits and the message.
  @Test
  void oneThatIsRefusedForAnotherLastCommitIsNoneAnyMore() throws Exception {
    showIt();
    tick();
    type("The last one, told better");
    reviewing.last = new Amendable.Yes("2b", "The last one");
    commit();
    assertThat(orders.getLast().instead()).isEqualTo("1a");
    outcome.complete(new ActionResult.Refused("git did not commit"));
    stage.until(() -> !pane.commitBar().choice().amends());
    assertThat(message()).isEqualTo("The last one, told better");
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("another one by now");
    tick();
    commit();
    assertThat(orders.getLast().instead()).isEqualTo("2b");
  }

  @Test
  void theLastMessageAsItWasIsNothingBegunAndGoesWithTheTick() throws Exception {
    showIt();
    tick();
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).isEmpty();
    type("Told better");
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session))
        .containsValue(new Begun.Message("Told better", "The last one", "1a"));
    type("The last one");
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).isEmpty();
    tick();
    assertThat(message()).isEmpty();
  }

  @Test
  void whatIsTypedWhileACommitIsMadeStaysAndIsKept() throws Exception {
    showIt();
    type("Fix the retry");
    FxStage.run(pane::keepBegun);
    commit();
    type("And the next one");
    FxStage.run(pane::keepBegun);
    outcome.complete(new ActionResult.Done("Committed."));
    stage.pulses(3);
    assertThat(message()).isEqualTo("And the next one");
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsValue(new Begun.Message("And the next one"));
  }

  @Test
  void whatWasSentGoesThoughItsSessionIsOutOfView() throws Exception {
    showIt();
    type("Fix the retry");
    FxStage.run(pane::keepBegun);
    commit();
    showOther();
    outcome.complete(new ActionResult.Done("Committed."));
    stage.pulses(3);
    assertThat(begun.begun(session)).isEmpty();
    showIt();
    assertThat(message()).isEmpty();
  }
}
