package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.Conflict;
import app.coppice.diff.Dispute;
import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandingPlan;
import app.coppice.session.Landings;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What the review asks of the model waits while the vault is locked.
class LockedVaultTest extends ReviewPaneFixture {
  @Test
  void conflictsGoToTheAgentOnceTheVaultIsOpen() throws Exception {
    landings = new Disputed();
    show(changes(Set.of(), 1, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(LandHow.MERGE));
    FxStage.run(() -> pane.commitBar().confirmation().yes().fire());
    outcome.complete(new ActionResult.Conflicts(List.of("a.txt")));
    stage.pulses(2);
    vaultLocked = true;
    FxStage.run(() -> pane.commitBar().result().other().fire());
    stage.pulses(2);
    assertThat(submitted).noneMatch(SessionCommand.SendPrompt.class::isInstance);
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).doesNotContain("sent");
    vaultLocked = false;
    FxStage.run(() -> waiting.getFirst().run());
    stage.until(() -> submitted.stream().anyMatch(SessionCommand.SendPrompt.class::isInstance));
  }

  @Test
  void aMessageIsDraftedOnceTheVaultIsOpen() throws Exception {
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    vaultLocked = true;
    FxStage.run(() -> pane.commitBar().drafting().fire());
    assertThat(asked).isEmpty();
    vaultLocked = false;
    FxStage.run(() -> waiting.getFirst().run());
    assertThat(asked).isNotEmpty();
  }

  /// A branch that conflicts with its base in one file.
  private static final class Disputed implements Landings {
    @Override
    public Optional<LandingPlan> plan(Path repository) {
      return Optional.empty();
    }

    @Override
    public CompletableFuture<Dispute> conflicts(SessionId session) {
      Conflict conflict =
          new Conflict("a.txt", List.of(), "ours", "", Conflict.Kind.DELETED_IN_THEIRS);
      return CompletableFuture.completedFuture(new Dispute("1", "2", List.of(conflict)));
    }
  }
}
