package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.Comparison;
import app.coppice.session.FileText;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is begun in the review and there again in the next window.
class ReviewBeginningsTest extends ReviewBeginningsFixture {
  private EditorPane edit(String typed) throws Exception {
    showIt();
    FxStage.run(() -> pane.editors().edit(session, "A.java", 1));
    reviewing.opened.complete(text("one\n"));
    stage.until(() -> pane.editors().editor().isPresent());
    EditorPane editor = FxStage.call(() -> pane.editors().editor().orElseThrow());
    FxStage.run(() -> editor.area().appendText(typed));
    stage.until(() -> !begun.begun(session).isEmpty());
    reviewing.opened = new CompletableFuture<>();
    return editor;
  }

  private EditorPane comesBack() throws Exception {
    startAgain();
    stage.until(() -> pane.editors().editor().isPresent());
    return FxStage.call(() -> pane.editors().editor().orElseThrow());
  }

  @Test
  void whatIsTypedAndNotSavedIsThereAgainAndSaidAndUndone() throws Exception {
    EditorPane before = edit("two\n");
    stage.until(before::isKept);
    assertThat(FxStage.call(() -> pane.editors().unsaved())).as("nothing would be lost").isEmpty();
    EditorPane editor = comesBack();
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("one\ntwo\n");
    assertThat(said(editor.result())).isEqualTo("What you had typed and not saved is here again.");
    reviewing.opened.complete(text("one\n"));
    stage.pulses(3);
    assertThat(FxStage.call(() -> editor.comparison().isVisible())).isFalse();
    FxStage.run(() -> editor.area().undo());
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("one\n");
    stage.until(() -> begun.begun(session).isEmpty());
  }

  @Test
  void aFileThatWasChangedMeanwhileIsComparedAtOnce() throws Exception {
    edit("two\n");
    EditorPane editor = comesBack();
    reviewing.opened.complete(text("three\n"));
    stage.until(() -> editor.comparison().isVisible());
    assertThat(said(editor.result())).contains("changed by somebody else", "is here again");
    assertThat(FxStage.call(() -> editor.area().getText())).isEqualTo("one\ntwo\n");
  }

  @Test
  void whatIsSavedOrGivenUpDoesNotComeBack() throws Exception {
    EditorPane editor = edit("two\n");
    FxStage.run(editor::save);
    reviewing.saved.complete(new FileText.Save.Saved(text("one\ntwo\n")));
    stage.until(() -> begun.begun(session).isEmpty());
    FxStage.run(() -> editor.area().appendText("three\n"));
    FxStage.run(editor::keepNow);
    assertThat(begun.begun(session)).containsKey(Begun.Edit.NAME);
    FxStage.run(() -> {
      editor.askClose();
      editor.question().other().fire();
    });
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void aFileThatIsLeftAsSoonAsItIsSavedDoesNotComeBack() throws Exception {
    EditorPane editor = edit("two\n");
    stage.until(editor::isKept);
    FxStage.run(editor::save);
    FxStage.run(() -> {
      reviewing.saved.complete(new FileText.Save.Saved(text("one\ntwo\n")));
      editor.stop();
    });
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsAskedForBeforeTheWindowCloses() throws Exception {
    begun.refuses = true;
    showIt();
    FxStage.run(() -> pane.editors().edit(session, "A.java", 1));
    reviewing.opened.complete(text("one\n"));
    stage.until(() -> pane.editors().editor().isPresent());
    FxStage.run(() -> {
      pane.editors().editor().orElseThrow().area().appendText("my key");
      pane.keepBegun();
    });
    assertThat(FxStage.call(() -> pane.editors().unsaved())).containsExactly("A.java");
  }

  @Test
  void whatIsTypedSinceItWasKeptIsNotKept() throws Exception {
    EditorPane editor = edit("two\n");
    stage.until(editor::isKept);
    begun.refuses = true;
    FxStage.run(() -> {
      editor.area().appendText("my key");
      assertThat(pane.editors().unsaved()).containsExactly("A.java");
      editor.area().undo();
    });
  }

  @Test
  void aCommentThatCouldNotBeKeptIsTriedAgainBeforeTheWindowCloses() throws Exception {
    begun.refuses = true;
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    stage.pulses(3);
    assertThat(begun.begun(session)).isEmpty();
    begun.refuses = false;
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsKey(Begun.Comment.NAME);
  }

  @Test
  void aHalfTypedCommentIsThereAgainOnItsLineAndSaid() throws Exception {
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    startAgain();
    stage.until(() -> pane.comments().notes().draft().isPresent());
    assertThat(draftCard().writing().getText()).isEqualTo("Half a thought");
    assertThat(said(pane.commitBar().result())).contains("is here again, on A.java");
    CommentCard card = draftCard();
    FxStage.run(() -> pane.comments().save(card, "Half a thought"));
    assertThat(asked).contains("comment A.java [int line4 = 0;] Half a thought");
    stage.until(() -> begun.begun(session).isEmpty());
  }

  @Test
  void aHalfTypedCommentIsSaidAtEachSightOfItsSessionUntilItsFieldIsVisited() throws Exception {
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    startAgain();
    stage.until(() -> pane.comments().notes().draft().isPresent());
    showOther();
    assertThat(said(pane.commitBar().result())).isEmpty();
    showIt();
    stage.until(() -> pane.commitBar().result().text().contains("is here again, on A.java"));
    CommentCard card = draftCard();
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.PERIOD);
    stage.pulses(4);
    assertThat(stage.focus()).isSameAs(card.writing());
    showOther();
    showIt();
    stage.pulses(3);
    assertThat(draftCard()).isSameAs(card);
    assertThat(said(pane.commitBar().result())).isEmpty();
  }

  @Test
  void aCommentThatIsGivenUpDoesNotComeBack() throws Exception {
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    CommentCard card = draftCard();
    FxStage.run(() -> pane.comments().cancel(card));
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void theEditOfACommentThatCannotBeKeptOutlivesASwitchOfTheSession() throws Exception {
    begun.refuses = true;
    editFirst();
    showOther();
    assertThat(FxStage.call(this::edited)).as("not there").isEmpty();
    showIt();
    assertThat(FxStage.call(this::edited)).isEqualTo("As edited");
    begun.refuses = false;
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsValue(new Begun.Change("c1", "As edited"));
  }

  @Test
  void theEditOfACommentGoesOnThoughItsFileHasAnotherName() throws Exception {
    editFirst();
    comments = List.of(comment("B.java"));
    FxStage.run(() -> pane.show(snapshot(changes(Set.of("B.java"), 0, file("B.java", 9)))));
    stage.pulses(3);
    assertThat(FxStage.call(this::edited)).isEqualTo("As edited");
  }

  @Test
  void anEditThatIsSavedWhileAnotherSessionIsInViewIsOver() throws Exception {
    editFirst();
    FxStage.run(pane::keepBegun);
    reviewing.outcome = new CompletableFuture<>();
    FxStage.run(() -> {
      CommentCard card = pane.comments().notes().cards().iterator().next();
      pane.comments().save(card, "As edited");
    });
    showOther();
    reviewing.outcome.complete(new ActionResult.Done("Kept."));
    stage.pulses(2);
    showIt();
    stage.pulses(2);
    assertThat(FxStage.call(this::edited)).isEmpty();
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void whereItsFileIsNotComparedWhatIsBackSaysSo() throws Exception {
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    stage.close();
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
    FxStage.run(() -> pane.compare(Comparison.STAGED));
    showIt();
    stage.until(() -> pane.comments().notes().draft().isPresent());
    assertThat(said(pane.commitBar().result()))
        .contains("above the files until that file is shown");
  }

  private void showOther() throws Exception {
    List<ReviewComment> own = comments;
    comments = List.of();
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.pulses(3);
    comments = own;
  }

  private void editFirst() throws Exception {
    comments = List.of(comment("A.java"));
    showIt();
    FxStage.run(() -> {
      CommentCard card = pane.comments().notes().cards().iterator().next();
      card.write();
      card.writing().setText("As edited");
    });
  }

  private static ReviewComment comment(String path) {
    return new ReviewComment(
        "c1",
        Instant.EPOCH,
        new LineAnchor(path, path, Side.NEW, 2, List.of(), "int line2 = 0;", List.of()),
        "As kept",
        ReviewComment.Standing.CURRENT,
        false);
  }

  @Test
  void theEditOfACommentOutlivesASwitchOfTheSessionAndAStart() throws Exception {
    editFirst();
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.pulses(3);
    showIt();
    stage.until(() -> edited().equals("As edited"));
    startAgain();
    stage.until(() -> edited().equals("As edited"));
    assertThat(said(pane.commitBar().result())).contains("is here again, on A.java");
    FxStage.run(() -> {
      pane.comments().notes().cards().iterator().next().written();
      pane.keepBegun();
    });
    assertThat(begun.begun(session)).isEmpty();
  }

  private String edited() {
    return pane.comments().notes().cards().stream()
        .filter(CommentCard::isEditing)
        .map(it -> it.writing().getText())
        .findFirst()
        .orElse("");
  }
}
