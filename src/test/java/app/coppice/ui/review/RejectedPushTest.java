package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.SessionId;
import app.coppice.session.UpdateHow;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is offered where others were faster with a push to the same branch.
class RejectedPushTest extends ReviewPaneFixture {
  private void push() throws Exception {
    FxStage.run(() -> pane.commitBar().branch().push());
    stage.pulses(3);
  }

  @Test
  void aPushThatOthersWereFasterThanOffersToBringTheirsInAndToPushAgain() throws Exception {
    var updates = new ArrayDeque<ActionResult>();
    updates.add(new ActionResult.Conflicts(List.of("A.java")));
    updates.add(new ActionResult.Done("It has all of theirs."));
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<ActionResult> push(
              SessionId id, String agreed, Consumer<String> progress) {
            asked.add("push");
            return CompletableFuture.completedFuture(new ActionResult.Refused("It has more."));
          }

          @Override
          public CompletableFuture<String> upstreamAhead(SessionId id) {
            return CompletableFuture.completedFuture("origin/branch");
          }

          @Override
          public CompletableFuture<ActionResult> updateFromUpstream(
              SessionId id, UpdateHow how, String message, Consumer<String> progress) {
            asked.add("fetch " + how);
            return CompletableFuture.completedFuture(updates.remove());
          }
        };
    show(new Changes(List.of(file("A.java", 9)), Set.of(), Set.of(), 1, 0));
    ResultLine result = pane.commitBar().result();

    push();
    assertThat(FxStage.call(() -> result.next().getText())).isEqualTo("Fetch and merge");
    stage.press(KeyCode.R);
    stage.pulses(3);
    assertThat(asked).containsExactly("push", "fetch REBASE");
    FxStage.run(result.next()::fire);
    assertThat(asked).containsExactly("push", "fetch REBASE", "resolve origin/branch");

    push();
    stage.press(KeyCode.F);
    stage.pulses(3);
    assertThat(FxStage.call(result::text)).isEqualTo("It has all of theirs.");
    assertThat(FxStage.call(() -> result.next().getText())).isEqualTo("Push");
    FxStage.run(result.next()::fire);
    assertThat(asked).endsWith("push", "fetch MERGE", "push");
  }

  @Test
  void whatOthersPushedToOneSessionsBranchIsNotOfferedInAnother() throws Exception {
    SessionId first = session;
    CompletableFuture<String> known = new CompletableFuture<>();
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<ActionResult> push(
              SessionId id, String agreed, Consumer<String> progress) {
            return CompletableFuture.completedFuture(new ActionResult.Refused("It has more."));
          }

          @Override
          public CompletableFuture<String> upstreamAhead(SessionId id) {
            return id.equals(first) ? known : CompletableFuture.completedFuture("");
          }
        };
    Changes changes = changes(Set.of(), 1, file("A.java", 9));
    show(changes);
    push();
    session = SessionId.random();
    show(changes);
    push();
    known.complete("origin/branch");
    stage.pulses(3);
    ResultLine result = pane.commitBar().result();
    assertThat(FxStage.call(result::text)).isEqualTo("It has more.");
    assertThat(FxStage.call(() -> result.next().isVisible())).isFalse();
  }
}
