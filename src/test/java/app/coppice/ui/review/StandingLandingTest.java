package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.LandHow;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The question whether to land, while other sessions come into view.
class StandingLandingTest extends ReviewPaneFixture {
  private final SessionId first = session;

  private LandConfirmation question() {
    return pane.commitBar().confirmation();
  }

  private void showSession(SessionId id, String... uncommitted) throws Exception {
    session = id;
    show(changes(Set.of(uncommitted), 2, file("a.txt", 3)));
    stage.pulses(3);
  }

  private void askInTheFirst() throws Exception {
    showSession(first);
    FxStage.run(() -> {
      pane.commands().askLand(LandHow.MERGE);
      question().way().setValue(LandHow.SQUASH);
      question().into().setValue("release");
      question().message().setText("All of it");
    });
    stage.pulses(2);
  }

  @Test
  void itStandsAgainAsItWasAndTheFocusStaysWhereItIs() throws Exception {
    askInTheFirst();
    showSession(SessionId.random());
    assertThat(landQuestion()).isEmpty();
    FxStage.run(pane::focusFiles);

    showSession(first);

    assertThat(landQuestion()).contains("release");
    assertThat(FxStage.call(() -> question().way().getValue())).isEqualTo(LandHow.SQUASH);
    assertThat(FxStage.call(() -> question().into().getValue())).isEqualTo("release");
    assertThat(FxStage.call(() -> question().message().getText())).isEqualTo("All of it");
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(() -> question().yes().fire());
    assertThat(asked).containsExactly("land SQUASH release");
    assertThat(landMessages).containsExactly("All of it");
  }

  @Test
  void whatWasTakenBackOrAnsweredStandsNoMore() throws Exception {
    askInTheFirst();
    stage.press(KeyCode.ESCAPE);
    showSession(SessionId.random());
    showSession(first);
    assertThat(landQuestion()).isEmpty();

    askInTheFirst();
    FxStage.run(() -> question().yes().fire());
    showSession(SessionId.random());
    outcome.complete(new ActionResult.Refused("Not now."));
    showSession(first);
    assertThat(landQuestion()).isEmpty();
  }

  @Test
  void thatItWasOvertakenMeanwhileIsSaid() throws Exception {
    askInTheFirst();
    showSession(SessionId.random());
    showSession(first, "a.txt");
    assertThat(landQuestion()).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("taken back")
        .contains("Commit before you land");
  }
}
