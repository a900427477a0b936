package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.LandHow;
import app.coppice.ui.kit.text.FxStage;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewDiscardTest extends ReviewPaneFixture {
  @Test
  void discardAsksFirstAndOffersUndo() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.DELETE);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).contains("a.txt");
    assertThat(asked).isEmpty();
    stage.press(KeyCode.ENTER);
    assertThat(asked).containsExactly("discard [a.txt]");
    outcome.complete(new ActionResult.Done("Discarded the changes of a.txt."));
    stage.pulses(2);
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).containsExactly("discard [a.txt]", "undo discard");
  }

  @Test
  void undoStaysOnOfferWhenAnotherDiscardIsNotConfirmedOrNotPossible() throws Exception {
    discardTheFirstOfTwo();
    FxStage.run(pane.commands()::askDiscardAll);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).isNotEmpty();
    stage.press(KeyCode.ESCAPE);
    assertThat(FxStage.call(() -> pane.commitBar().question().text())).isEmpty();
    show(Changes.NONE);
    FxStage.run(pane.commands()::askDiscardAll);
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .contains("Discarded the changes of a.txt.")
        .contains("Nothing uncommitted is chosen.");
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).containsExactly("discard [a.txt]", "undo discard");
  }

  @Test
  void theFocusIsOnTheFilesAfterAnActionAndAfterARefusal() throws Exception {
    discardTheFirstOfTwo();
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(pane.commands()::askDiscardAll);
    stage.press(KeyCode.ESCAPE);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(() -> pane.commands().askLand(LandHow.MERGE));
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane.files());
    show(Changes.NONE);
    stage.pulses(2);
    assertThat(stage.focus()).isSameAs(pane);
    show(changes(Set.of("a.txt"), 0, file("a.txt", 3)));
    assertThat(stage.focus()).isSameAs(pane.files());
  }

  private void discardTheFirstOfTwo() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.DELETE);
    stage.press(KeyCode.ENTER);
    outcome.complete(new ActionResult.Done("Discarded the changes of a.txt."));
    show(changes(Set.of("b.txt"), 0, file("b.txt", 3)));
  }

  @Test
  void aNameThatDeceivesIsShownAsWhatItIs() throws Exception {
    String name = "a\u202egnp.sh";
    show(changes(Set.of(name), 0, file(name, 3)));
    FxStage.run(pane.commands()::askDiscardAll);
    assertThat(FxStage.call(() -> pane.commitBar().question().text()))
        .contains("a\\u{202e}gnp.sh")
        .doesNotContain("\u202e");
  }

  @Test
  void allOrTheTickedFilesAreDiscardedTogether() throws Exception {
    show(changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", 3), file("b.txt", 3)));
    FxStage.run(() -> pane.files().choose("b.txt", false));
    FxStage.run(pane.commands()::askDiscardAll);
    FxStage.run(() -> pane.commitBar().question().yes().fire());
    assertThat(asked).containsExactly("discard [a.txt, b.txt]");
  }
}
