package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The message of a commit from one start to the next, and what is said where nothing can be kept.
class KeptMessageTest extends ReviewBeginningsFixture {
  @Test
  void aCommitsMessageIsThereAgainAndGoesWithTheCommit() throws Exception {
    showIt();
    FxStage.run(() -> pane.commitBar().message().setText("Fix the retry"));
    stage.until(() -> begun.begun(session).containsKey(Begun.Message.NAME));
    startAgain();
    stage.until(() -> pane.commitBar().message().getText().equals("Fix the retry"));
    assertThat(FxStage.call(() -> pane.commitBar().message().getCaretPosition())).isEqualTo(13);
    // In another session's field it is not, and this one's stays kept.
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.until(() -> pane.commitBar().message().getText().isEmpty());
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsKey(Begun.Message.NAME);
    showIt();
    stage.until(() -> pane.commitBar().message().getText().equals("Fix the retry"));
    assertThat(FxStage.call(() -> pane.commitBar().message().getCaretPosition())).isEqualTo(13);
    FxStage.run(() -> pane.commitBar().message().requestFocus());
    stage.press(KeyCode.ENTER, FxStage.Modifier.CONTROL);
    outcome.complete(new ActionResult.Done("Committed."));
    stage.until(() -> begun.begun(session).isEmpty());
    startAgain();
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEmpty();
  }

  @Test
  void whatIsTypedWhileTheKeptMessageIsReadStays() throws Exception {
    begun.begun(session).put(Begun.Message.NAME, new Begun.Message("older"));
    begun.late = new CompletableFuture<>();
    showIt();
    FxStage.run(() -> pane.commitBar().message().setText("newer"));
    begun.late.complete(null);
    stage.pulses(3);
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsValue(new Begun.Message("newer"));
    assertThat(FxStage.call(() -> pane.commitBar().message().getText())).isEqualTo("newer");
  }

  @Test
  void thatNothingCanBeKeptIsSaidOnceWithWhatToDo() throws Exception {
    begun.refuses = true;
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    stage.until(() -> pane.commitBar().result().text().contains("/full cannot be written (no"));
    assertThat(said(pane.commitBar().result())).contains("Make room on the disk");
    FxStage.run(() -> pane.commitBar().result().hide());
    CommentCard card = draftCard();
    FxStage.run(() -> {
      card.writing().appendText(", and more");
      pane.keepBegun();
    });
    stage.pulses(3);
    assertThat(said(pane.commitBar().result())).as("once").isEmpty();
    begun.refuses = false;
    FxStage.run(pane::keepBegun);
    begun.refuses = true;
    FxStage.run(() -> {
      card.writing().appendText(" still");
      pane.keepBegun();
    });
    stage.until(() -> pane.commitBar().result().text().contains("cannot be written"));
  }

  @Test
  void anEditThatCannotBeKeptSaysSoInTheEditor() throws Exception {
    begun.refuses = true;
    showIt();
    FxStage.run(() -> pane.editors().edit(session, "A.java", 1));
    reviewing.opened.complete(text("one\n"));
    stage.until(() -> pane.editors().editor().isPresent());
    EditorPane editor = FxStage.call(() -> pane.editors().editor().orElseThrow());
    FxStage.run(() -> editor.area().appendText("two"));
    stage.until(() -> editor.result().text().contains("/full cannot be written"));
  }
}
