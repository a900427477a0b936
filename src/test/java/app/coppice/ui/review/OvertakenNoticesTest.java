package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What could not be done is said for as long as it cannot be.
class OvertakenNoticesTest extends ReviewPaneFixture {
  private String said() throws Exception {
    return FxStage.call(() -> pane.commitBar().result().text());
  }

  private void showCommitted() throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
  }

  private void showUncommitted() throws Exception {
    show(changes(Set.of("a.txt"), 2, file("a.txt", 4)));
  }

  @Test
  void thatAQuestionWasTakenBackGoesWhenItCanBeAskedAgain() throws Exception {
    showCommitted();
    FxStage.run(() -> pane.commitBar().ask(LandHow.SQUASH));
    showUncommitted();
    assertThat(said()).contains("taken back");
    showCommitted();
    assertThat(said()).isEmpty();
  }

  @Test
  void whatIsOfferedAfterAGoodEndStaysWhenTheRemarkBelowItGoes() throws Exception {
    showUncommitted();
    FxStage.run(() -> pane.commitBar().question().ask(List.of("a.txt")));
    FxStage.run(() -> pane.commitBar().question().yes().fire());
    outcome.complete(new ActionResult.Done("Discarded."));
    stage.pulses(2);
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    assertThat(said()).isEqualTo("Discarded.\nCommit before you land.");
    showCommitted();
    assertThat(said()).isEqualTo("Discarded.");
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isTrue();
  }

  @Test
  void aDiscardThatHasToWaitIsSaidUntilTheTurnEnds() throws Exception {
    state = SessionState.WORKING;
    showUncommitted();
    FxStage.run(() -> pane.commitBar().question().ask(List.of("a.txt")));
    assertThat(said()).isNotEmpty();
    state = SessionState.IDLE;
    showUncommitted();
    assertThat(said()).isEmpty();
  }

  @Test
  void thatAllIsCommittedIsSaidUntilItIsNot() throws Exception {
    show(Changes.NONE);
    FxStage.run(() -> pane.commands().focusCommit());
    assertThat(said()).isEqualTo("Everything is committed.");
    showUncommitted();
    assertThat(said()).isEmpty();
  }

  private CompletableFuture<ActionResult> undone() throws Exception {
    CompletableFuture<ActionResult> undoing = new CompletableFuture<>();
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<ActionResult> undo(SessionId id) {
            return undoing;
          }
        };
    landed = "Landed in main.";
    show(Changes.NONE);
    FxStage.run(() -> pane.commitBar().branch().undoLanding());
    return undoing;
  }

  @Test
  void thatALandingIsUndoneIsSaidUntilTheSessionLandsElsewhere() throws Exception {
    CompletableFuture<ActionResult> undoing = undone();
    undoing.complete(new ActionResult.Done("Undone."));
    landed = "";
    show(Changes.NONE);
    showCommitted();
    assertThat(said()).isEqualTo("Undone.");
    landed = "Landed in main.";
    show(Changes.NONE);
    assertThat(said()).isEmpty();
  }

  @Test
  void whatTheActionItselfChangedBeforeItsEndWasToldLeavesItsWord() throws Exception {
    CompletableFuture<ActionResult> undoing = undone();
    landed = "";
    showCommitted();
    SessionId mine = session;
    session = SessionId.random();
    show(Changes.NONE);
    session = mine;
    showCommitted();
    undoing.complete(new ActionResult.Done("Undone."));
    stage.pulses(2);
    showCommitted();
    assertThat(said()).isEqualTo("Undone.");
    show(Changes.NONE);
    assertThat(said()).as("its commits have gone into main").isEmpty();
  }

  @Test
  void conflictsThatAreResolvedGiveWayToTheLandingThatTheyKeptBack() throws Exception {
    show(new Changes(List.of(file("a.txt", 3)), Set.of(), Set.of(), 2, 1));
    FxStage.run(() -> {
      pane.commitBar().ask(LandHow.SQUASH);
      pane.commitBar().confirmation().yes().fire();
    });
    outcome.complete(new ActionResult.Conflicts(List.of("a.txt")));
    stage.pulses(2);
    assertThat(said()).contains("a.txt");
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(said()).as("while they are resolved").isEmpty();
    show(changes(Set.of(), 3, file("a.txt", 3)));
    assertThat(said()).isEqualTo("“branch” has all of “main” and can land now.");
    FxStage.run(() -> pane.commitBar().result().next().fire());
    // As it was asked for before.
    assertThat(landQuestion()).contains("One new commit on main");
  }
}
