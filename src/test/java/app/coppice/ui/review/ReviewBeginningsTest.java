package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ActionResult;
import app.coppice.session.Begun;
import app.coppice.session.Changes;
import app.coppice.session.FileText;
import app.coppice.session.ReviewComment;
import app.coppice.session.SessionId;
import app.coppice.session.TextForm;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What is begun in the review and there again in the next window.
class ReviewBeginningsTest extends ReviewPaneFixture {
  private final RememberedBeginnings begun = new RememberedBeginnings();
  private final Changes changes = changes(Set.of("A.java"), 0, file("A.java", 9));

  private static FileText.Opened text(String text) {
    return new FileText.Opened(
        "A.java",
        text,
        new TextForm(StandardCharsets.UTF_8, "", List.of(text)),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private void showIt() throws Exception {
    beginnings = begun;
    FxStage.run(() -> pane.show(snapshot(changes)));
    stage.pulses(3);
  }

  /// As after a kill: another window, nothing was closed.
  private void startAgain() throws Exception {
    stage.close();
    pane = FxStage.make(() -> new ReviewPane(new FramePump(), actions));
    stage = FxStage.of(pane);
    showIt();
  }

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

  private static String said(ResultLine line) throws Exception {
    return FxStage.call(line::text);
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
      editor.question().yes().fire();
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
  void aCommitsMessageIsThereAgainAndGoesWithTheCommit() throws Exception {
    showIt();
    FxStage.run(() -> pane.commitBar().message().setText("Fix the retry"));
    stage.until(() -> begun.begun(session).containsKey(Begun.Message.NAME));
    startAgain();
    stage.until(() -> pane.commitBar().message().getText().equals("Fix the retry"));
    // In another session's field it is not, and this one's stays kept.
    FxStage.run(() -> pane.show(snapshot(SessionId.random(), changes)));
    stage.until(() -> pane.commitBar().message().getText().isEmpty());
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsKey(Begun.Message.NAME);
    showIt();
    stage.until(() -> pane.commitBar().message().getText().equals("Fix the retry"));
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

  private CommentCard draftCard() throws Exception {
    return FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
  }

  private void begin(int line, String text) throws Exception {
    showIt();
    DiffLine at = changes.files().getFirst().hunks().getFirst().lines().get(line - 1);
    FxStage.run(() -> pane.comments().write(changes.files().getFirst(), at));
    CommentCard card = draftCard();
    FxStage.run(() -> card.writing().setText(text));
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
  void aCommentThatIsGivenUpDoesNotComeBack() throws Exception {
    begin(4, "Half a thought");
    FxStage.run(pane::keepBegun);
    CommentCard card = draftCard();
    FxStage.run(() -> pane.comments().cancel(card));
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).isEmpty();
  }

  @Test
  void theEditOfACommentOutlivesASwitchOfTheSessionAndAStart() throws Exception {
    comments =
        List.of(
            new ReviewComment(
                "c1",
                Instant.EPOCH,
                new LineAnchor(
                    "A.java", "A.java", Side.NEW, 2, List.of(), "int line2 = 0;", List.of()),
                "As kept",
                ReviewComment.Standing.CURRENT,
                false));
    showIt();
    FxStage.run(() -> {
      CommentCard card = pane.comments().notes().cards().iterator().next();
      card.write();
      card.writing().setText("As edited");
    });
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
