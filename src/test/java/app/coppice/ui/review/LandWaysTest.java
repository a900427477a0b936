package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.LandPreview;
import app.coppice.session.LandingPlan;
import app.coppice.session.Landings;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class LandWaysTest extends ReviewPaneFixture {
  @Test
  void anotherWayIsChosenInTheQuestionItself() throws Exception {
    landings = (Foreseeing) how -> proposing("Proposed " + how);
    ask(LandHow.FAST_FORWARD);
    assertThat(button()).isEqualTo("Fast-forward");
    choose(LandHow.SQUASH);
    assertThat(button()).isEqualTo("Squash");
    assertThat(landQuestion()).contains("One new commit on main");
    assertThat(message()).isEqualTo("Proposed SQUASH");
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land SQUASH");
    assertThat(landMessages).containsExactly("Proposed SQUASH");
  }

  @Test
  void whatThePersonWroteStaysWhenTheyChooseAnotherWay() throws Exception {
    landings = (Foreseeing) how -> proposing("Proposed " + how);
    ask(LandHow.MERGE);
    FxStage.run(() -> pane.commitBar().confirmation().message().setText("Mine"));
    choose(LandHow.SQUASH);
    assertThat(message()).isEqualTo("Mine");
  }

  @Test
  void aMessageThatIsNotProposedYetIsLeftToTheLanding() throws Exception {
    ask(LandHow.SQUASH);
    assertThat(message()).isEqualTo("Title");
    stage.press(KeyCode.ENTER);
    assertThat(landMessages).containsExactly("");
  }

  @Test
  void aWayThatIsForeseenToBeRefusedCannotBeConfirmedAndAnotherCan() throws Exception {
    landings =
        (Foreseeing)
            how ->
                new LandPreview(
                    List.of(),
                    0,
                    List.of(),
                    List.of(),
                    "",
                    how == LandHow.REBASE ? "Merge or squash instead." : "",
                    "");
    ask(LandHow.REBASE);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().preview()))
        .contains("Merge or squash instead.");
    stage.press(KeyCode.ENTER);
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().yes().isDisabled())).isTrue();
    choose(LandHow.MERGE);
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("land MERGE");
  }

  @Test
  void aRebaseThatConflictsSaysBeforehandWhatResolvingMeansForIt() throws Exception {
    landings =
        (Foreseeing) _ -> new LandPreview(List.of(), 0, List.of(), List.of("a.txt"), "", "", "");
    ask(LandHow.REBASE);
    assertThat(FxStage.call(() -> pane.commitBar().confirmation().preview()))
        .contains("land by merge or squash");
    stage.press(KeyCode.ENTER);
    outcome.complete(new ActionResult.Conflicts(List.of("a.txt")));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("a.txt")
        .contains("land by merge or squash");
    assertThat(FxStage.call(() -> pane.commitBar().result().next().isVisible())).isTrue();
  }

  /// Knows what each way would come to.
  private interface Foreseeing extends Landings {
    LandPreview foresee(LandHow how);

    @Override
    default Optional<LandingPlan> plan(Path repository) {
      return Optional.empty();
    }

    @Override
    default CompletableFuture<LandPreview> preview(SessionId session, LandHow how, String into) {
      return CompletableFuture.completedFuture(foresee(how));
    }
  }

  private static LandPreview proposing(String message) {
    return new LandPreview(List.of(), 0, List.of(), List.of(), "", "", message);
  }

  private void ask(LandHow how) throws Exception {
    show(changes(Set.of(), 2, file("a.txt", 3)));
    FxStage.run(() -> pane.commitBar().ask(how));
    stage.pulses(2);
  }

  private void choose(LandHow how) throws Exception {
    FxStage.run(() -> pane.commitBar().confirmation().way().setValue(how));
    stage.pulses(2);
  }

  private String button() throws Exception {
    return FxStage.call(() -> pane.commitBar().confirmation().yes().getText());
  }

  private String message() throws Exception {
    return FxStage.call(() -> pane.commitBar().confirmation().message().getText());
  }
}
