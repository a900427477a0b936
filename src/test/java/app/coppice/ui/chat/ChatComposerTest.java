package app.coppice.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.SessionCommand.RemoveQueuedPrompt;
import app.coppice.session.SessionCommand.SaveDraft;
import app.coppice.session.SessionCommand.SendPrompt;
import app.coppice.session.SessionId;
import app.coppice.session.SessionState;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.FxStage.Modifier;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What the composer of a chat does with what is typed.
class ChatComposerTest extends ChatPaneFixture {
  @Test
  void enterSendsAndShiftEnterBreaksTheLine() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("one"));
    stage.press(KeyCode.ENTER, Modifier.SHIFT);
    FxStage.run(() -> pane.composer().area().appendText("two"));
    stage.press(KeyCode.ENTER);
    assertThat(commands).containsExactly(new SendPrompt("one\ntwo"));
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEmpty();
  }

  @Test
  void aTextThatIsComposedAgainIsNotThereTwice() throws Exception {
    show(Snapshots.withDraft(session, "Look here:"));
    FxStage.run(() -> pane.compose("Two comments\n"));
    FxStage.run(() -> pane.composer().area().appendText("And more"));
    FxStage.run(() -> pane.compose("Two comments\n"));
    assertThat(FxStage.call(() -> pane.composer().area().getText()))
        .isEqualTo("Look here:\n\nTwo comments\nAnd more");
    FxStage.run(() -> pane.compose("Another"));
    assertThat(FxStage.call(() -> pane.composer().area().getText())).endsWith("more\n\nAnother");
  }

  @Test
  void whatAStoppedSessionDoesNotTakeStaysInTheComposer() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("precious"));
    stopped = true;
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("precious");
  }

  @Test
  void blankTextIsNotSent() throws Exception {
    show(Snapshots.withDraft(session, "  \n"));
    FxStage.run(pane::focusComposer);
    stage.press(KeyCode.ENTER);
    assertThat(commands).isEmpty();
  }

  @Test
  void aDraftIsSavedForItsOwnSessionAndTheOthersIsShown() throws Exception {
    SessionId other = SessionId.random();
    show(Snapshots.withDraft(session, "old"));
    FxStage.run(() -> pane.composer().area().appendText(" new"));
    show(Snapshots.withDraft(other, "theirs"));
    assertThat(commands).containsExactly(new SaveDraft("old new"));
    assertThat(addressed).containsExactly(session);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("theirs");
  }

  @Test
  void aNewSnapshotLeavesWhatIsBeingTyped() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(() -> pane.composer().area().appendText("typing"));
    show(Snapshots.withDraft(session, "stale"));
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("typing");
  }

  @Test
  void anAtSignOffersPathsAndEnterTakesOne() throws Exception {
    show(Snapshots.withDraft(session, ""));
    FxStage.run(pane::focusComposer);
    FxStage.run(() -> pane.composer().area().appendText("see @ret"));
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.composer().completion().offered()))
        .containsExactly("src/Retry.java");
    stage.press(KeyCode.ENTER);
    assertThat(FxStage.call(() -> pane.composer().area().getText()))
        .isEqualTo("see @src/Retry.java ");
    assertThat(commands).noneMatch(SendPrompt.class::isInstance);
  }

  @Test
  void upRecallsThePromptBefore() throws Exception {
    show(Snapshots.of(session, SessionState.IDLE, List.of(Snapshots.prompt("1", "earlier"))));
    FxStage.run(pane::focusComposer);
    stage.press(KeyCode.UP);
    assertThat(FxStage.call(() -> pane.composer().area().getText())).isEqualTo("earlier");
  }

  @Test
  void aQueuedPromptCanBeRemoved() throws Exception {
    show(Snapshots.withQueue(session, "later"));
    Button remove = FxStage.call(() -> (Button) pane.lookup(".queued-head").lookup(".icon-button"));
    FxStage.run(remove::fire);
    assertThat(commands).containsExactly(new RemoveQueuedPrompt(0));
  }

  @Test
  void aQueuedPromptSaysWhatItWaitsFor() throws Exception {
    show(Snapshots.preparing(session, "later"));
    assertThat(queuedFor()).isEqualTo("Queued, sent when the worktree is ready");
    show(Snapshots.withQueue(session, "later"));
    assertThat(queuedFor()).isEqualTo("Queued, sent when the turn ends");
  }

  private String queuedFor() throws Exception {
    return FxStage.call(() -> ((Label) pane.lookup(".queued-head").lookup(".label")).getText());
  }
}
