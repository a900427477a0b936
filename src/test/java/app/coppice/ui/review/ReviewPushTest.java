package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ReceivingHooks;
import app.coppice.session.ActionResult;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A push from the review, with and without hooks at the other end.
class ReviewPushTest extends ReviewPaneFixture {
  private Optional<ReceivingHooks> receiving =
      Optional.of(
          new ReceivingHooks(
              Path.of("/srv/there.git"),
              Path.of("/srv/there.git/hooks"),
              List.of("post-receive"),
              "f1",
              ""));

  private CompletableFuture<Optional<ReceivingHooks>> looked = new CompletableFuture<>();

  private void push() throws Exception {
    looked.complete(receiving);
    begin();
  }

  private void begin() throws Exception {
    landings =
        new UnplannedLandings() {
          @Override
          public CompletableFuture<Optional<ReceivingHooks>> receivingHooks(SessionId id) {
            return looked;
          }

          @Override
          public CompletableFuture<ActionResult> push(
              SessionId id, String agreed, Consumer<String> progress) {
            asked.add("push " + agreed);
            return CompletableFuture.completedFuture(new ActionResult.Done("Pushed."));
          }
        };
    show(changes(Set.of("A.java"), 0, file("A.java", 9)));
    FxStage.run(() -> pane.commitBar().branch().push());
    stage.pulses(3);
  }

  private String said() throws Exception {
    return FxStage.call(() -> pane.commitBar().result().text());
  }

  @Test
  void hooksOnThisDiskAreNamedAndRunOnlyWhenThePersonLetsThem() throws Exception {
    push();
    assertThat(asked).isEmpty();
    assertThat(said()).contains("/srv/there.git", "post-receive");
    assertThat(stage.focus()).isNotSameAs(pane.commitBar().result().next());
    FxStage.run(() -> pane.commitBar().result().next().fire());
    stage.pulses(3);
    assertThat(asked).containsExactly("push f1");
    assertThat(said()).isEqualTo("Pushed.");
  }

  @Test
  void nothingIsPushedWhenThePersonDoesNotLetThem() throws Exception {
    push();
    FxStage.run(() -> pane.commitBar().result().other().fire());
    stage.pulses(3);
    assertThat(asked).isEmpty();
  }

  @Test
  void hooksThatAreKnownOnceAnotherSessionIsShownAreNotAskedForThere() throws Exception {
    begin();
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes(Set.of("A.java"), 0))));
    stage.pulses(3);
    looked.complete(receiving);
    stage.pulses(3);
    assertThat(said()).doesNotContain("post-receive");
    looked = CompletableFuture.failedFuture(new IllegalStateException("No such remote."));
    begin();
    assertThat(said()).isEqualTo("No such remote.");
  }

  @Test
  void withoutHooksThePushGoesAtOnce() throws Exception {
    receiving = Optional.empty();
    push();
    assertThat(asked).containsExactly("push ");
  }
}
