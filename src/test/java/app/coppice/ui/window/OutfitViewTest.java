package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.sandbox.ListeningPorts.Listening;
import app.coppice.session.Outfits;
import app.coppice.session.PortRange;
import app.coppice.session.SessionCommand;
import app.coppice.session.SessionSnapshot;
import app.coppice.session.SessionState;
import app.coppice.settings.RepositorySettings;
import app.coppice.settings.RepositorySettings.Bring;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class OutfitViewTest extends WindowTest {
  private static final String QUESTION =
      "New worktrees don’t have these ignored files: .env, app/.env.local. Are copies to come"
          + " along?";

  private void propose() {
    engine.repository(BACKEND);
    engine.outfits.choices =
        new Outfits.Choices(
            RepositorySettings.DEFAULT, false, List.of(), List.of(".env", "app/.env.local"));
  }

  @Test
  void theSheetOfANewSessionAsksOnceWhetherIgnoredFilesComeAlong() throws Exception {
    propose();
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    untilShown(QUESTION);
    fire("Bring along");
    FxStage.until("the answer", () -> !engine.outfits.saved.isEmpty());
    assertThat(engine.outfits.saved)
        .containsExactly(
            RepositorySettings.DEFAULT.bringing(Bring.CHOSEN, List.of("/.env", "/app/.env.local")));
    FxStage.until("it is gone", () -> !texts().contains(QUESTION));
    assertThat(texts()).contains("New session");
  }

  @Test
  void theAnswerMayBeToLeaveThemOrToWriteTheFile() throws Exception {
    propose();
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    untilShown(QUESTION);
    fire("Leave them out");
    FxStage.until("the answer", () -> !engine.outfits.saved.isEmpty());
    assertThat(engine.outfits.saved.getFirst().bring()).isEqualTo(Bring.NEVER);
    FxStage.until("the sheet", () -> scene.lookup(".new-session-sheet") != null);
    FxStage.press(scene, KeyCode.ESCAPE);
    FxStage.press(scene, KeyCode.N, KeyCode.CONTROL);
    untilShown(QUESTION);
    fire("Write .worktreeinclude");
    FxStage.until("the file", () -> !engine.outfits.written.isEmpty());
    assertThat(engine.outfits.written).containsExactly(List.of(".env", "app/.env.local"));
  }

  @Test
  void theHeaderShowsThePortsAndWhatIsBeingSetUpAndRunsTheScriptAgain() throws Exception {
    engine.outfits.ports = Optional.of(new PortRange(20_040));
    engine.outfits.stage = "Setting up";
    engine.outfits.listening = List.of(new Listening(20_041, 77, "node"));
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.FAILED);
    untilShown(":20040");
    assertThat(texts()).contains("Setting up").doesNotContain("Set up again");
    engine.outfits.stage = "";
    engine.outfits.needsSetUp = true;
    engine.put(Variants.in(session, SessionState.IDLE));
    untilShown("Set up again");
    FxStage.press(scene, KeyCode.I, KeyCode.CONTROL, KeyCode.SHIFT);
    FxStage.until("it runs", () -> engine.outfits.setUp.contains(session.id()));
    fire(":20040");
    untilShown("node, process 77");
    assertThat(texts()).contains("COPPICE_PORT_9", "20049", "nobody listens");
  }

  @Test
  void aDeletionThatWaitsForAScriptSaysSoAndTheScriptCanBeStopped() throws Exception {
    engine.outfits.script = "set-up";
    engine.storage.held = new CompletableFuture<>();
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.IDLE);
    untilShown("Stop the script");
    FxStage.press(scene, KeyCode.BACK_SPACE, KeyCode.CONTROL, KeyCode.SHIFT);
    untilShown("Delete “Fix login”?");
    fire("Delete");
    untilShown("This waits until the set-up script has ended.");
    fire("Stop the script");
    FxStage.until("it is stopped", () -> engine.outfits.stopped.contains(session.id()));
    engine.outfits.script = "";
    engine.storage.held.complete(null);
    untilShown("Undo");
  }

  @Test
  void whatIsBroughtAlongIsEndedByAButton() throws Exception {
    engine.outfits.stage = "Bringing files along, 3 of 900";
    engine.outfits.bringing = true;
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.PREPARING);
    untilShown("Bringing files along, 3 of 900");
    fire("Leave out the rest");
    assertThat(engine.outfits.bringing).isFalse();
    engine.put(Variants.in(session, SessionState.IDLE));
    FxStage.until("the button goes", () -> !texts().contains("Leave out the rest"));
  }

  @Test
  void aSetUpThatFailedIsAskedAboutInOnePlaceAndCanBeGoneOnWithout() throws Exception {
    engine.outfits.needsSetUp = true;
    SessionSnapshot session = engine.add(BACKEND, "Fix login", SessionState.FAILED);
    engine.put(Variants.problem(session, "The set-up script ended with exit code 3."));
    untilShown("Go on without");
    untilShown("Set up again");
    assertThat(texts()).containsOnlyOnce("Set up again");
    fire("Go on without");
    FxStage.until(
        "it is asked for", () -> engine.commands.contains(new SessionCommand.GoWithoutSetUp()));
    engine.put(Variants.in(session, SessionState.IDLE));
    FxStage.until("the button goes", () -> !texts().contains("Go on without"));
    assertThat(texts()).containsOnlyOnce("Set up again");
  }
}
