package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.agent.Entry;
import app.coppice.agent.Transcript;
import app.coppice.diff.DiffLine;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.ActionResult;
import app.coppice.session.Changes;
import app.coppice.session.CommentPrompt;
import app.coppice.session.Comparison;
import app.coppice.session.ReviewComment;
import app.coppice.session.ReviewComment.Standing;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.text.FxStage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ReviewCommentsTest extends ReviewPaneFixture {
  private static ReviewComment comment(String id, int line, String text, Standing standing) {
    return new ReviewComment(
        id,
        Instant.EPOCH,
        new LineAnchor(
            "a.txt", "a.txt", Side.NEW, line, List.of(), "int line" + line + " = 0;", List.of()),
        text,
        standing,
        false);
  }

  private Transcript transcript = Transcript.EMPTY;

  private void show(ReviewComment... comments) throws Exception {
    show(9, comments);
  }

  private void show(int lines, ReviewComment... comments) throws Exception {
    Changes changes = changes(Set.of("a.txt", "b.txt"), 0, file("a.txt", lines), file("b.txt", 3));
    SessionSnapshot of = snapshot(changes);
    FxStage.run(() ->
        pane.show(
            new SessionSnapshot(
                of.id(),
                of.repository(),
                of.title(),
                of.branch(),
                of.base(),
                of.worktree(),
                of.state(),
                of.progress(),
                of.mode(),
                of.model(),
                transcript,
                of.pending(),
                of.queue(),
                of.changes(),
                of.usage(),
                of.draft(),
                List.of(comments),
                of.landed(),
                of.unread(),
                of.resumable(),
                of.recorded(),
                of.problem(),
                of.createdAt(),
                of.updatedAt(),
                java.util.Map.of())));
    stage.pulses(3);
  }

  @Test
  void theBoxOfACommentIsWhollyInViewThoughItsLineIsTheLastOne() throws Exception {
    show(200);
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.commands().nextHunk());
    for (int i = 0; i < 60; i++) {
      stage.press(KeyCode.DOWN);
    }
    stage.pulses(2);
    stage.press(KeyCode.UP);
    stage.press(KeyCode.M);
    stage.pulses(4);
    CommentCard card = FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
    Bounds box = FxStage.call(() -> card.localToScene(card.getLayoutBounds()));
    Bounds view = FxStage.call(() -> pane.diff().localToScene(pane.diff().getLayoutBounds()));
    assertThat(box.getMaxY()).isLessThanOrEqualTo(view.getMaxY() + 1);
    assertThat(box.getMinY()).isGreaterThanOrEqualTo(view.getMinY());
  }

  @Test
  void aCommentIsWrittenBelowTheLineUnderTheCursor() throws Exception {
    show();
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.commands().nextHunk());
    stage.press(KeyCode.DOWN);
    stage.press(KeyCode.M);
    stage.pulses(4);
    CommentCard card = FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
    assertThat(stage.focus()).isSameAs(card.writing());
    FxStage.run(() -> card.writing().setText("Why?"));
    // Where the agent writes meanwhile, what is typed still goes where it is meant to go.
    show(12);
    show(30);
    assertThat(stage.focus()).isSameAs(card.writing());
    stage.press(KeyCode.ENTER, FxStage.Modifier.CONTROL);
    stage.pulses(3);
    assertThat(asked).containsExactly("comment a.txt [int line1 = 0;] Why?");
    assertThat(FxStage.call(() -> pane.comments().notes().draft())).isEmpty();
  }

  @Test
  void aCommentOnAFileStandsBelowItsFirstChangedLineThoughTheFileIsFolded() throws Exception {
    show();
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.diff().reveal("b.txt"));
    FxStage.run(() -> pane.diff().fold("b.txt"));
    stage.press(KeyCode.M);
    stage.pulses(4);
    assertThat(stage.focus()).isSameAs(draft().writing());
    FxStage.run(() -> pane.comments().save(draftInView(), "Why?"));
    assertThat(asked).containsExactly("comment b.txt [int line1 = 0;] Why?");
  }

  @Test
  void whereNoCommentCanBeWrittenTheKeySaysSo() throws Exception {
    show();
    FxStage.run(() -> pane.compare(Comparison.STAGED));
    stage.pulses(3);
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.M);
    stage.pulses(2);
    assertThat(FxStage.call(() -> pane.comments().notes().draft())).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .startsWith("No comment can be written here.");
  }

  @Test
  void theKeysWalkToACommentThatIsBegunInItsPlaceAmongTheOthers() throws Exception {
    show(200, comment("1", 3, "Third?", Standing.CURRENT));
    write(7, "Half a thought");
    stage.pulses(4);
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.PERIOD);
    stage.pulses(3);
    assertThat(stage.focus()).isInstanceOf(CommentCard.class);
    stage.press(KeyCode.PERIOD);
    stage.pulses(4);
    assertThat(stage.focus()).isSameAs(draft().writing());
  }

  private CommentCard draft() throws Exception {
    return FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
  }

  /// Writes below a line, from 1.
  private void write(int line, String text) throws Exception {
    FxStage.run(() -> pane.comments().write(file("a.txt", 9), added(line)));
    FxStage.run(() -> pane.comments().notes().draft().orElseThrow().card().writing().setText(text));
  }

  private static DiffLine added(int line) {
    return file("a.txt", 9).hunks().getFirst().lines().get(line - 1);
  }

  @Test
  void aDraftIsSavedForItsOwnLineWhateverIsWrittenInAnotherSession() throws Exception {
    SessionId first = session;
    SessionId second = SessionId.random();
    show();
    write(2, "In the first");
    session = second;
    show();
    write(5, "In the second");
    session = first;
    show();
    FxStage.run(() -> pane.comments().save(draftInView(), "In the first"));
    stage.pulses(2);
    assertThat(asked).containsExactly("comment a.txt [int line2 = 0;] In the first");
  }

  private CommentCard draftInView() {
    return pane.comments().notes().draft().orElseThrow().card();
  }

  @Test
  void whatWasBegunElsewhereMovesToTheLineWhereWritingGoesOn() throws Exception {
    show();
    write(2, "Half a thought");
    FxStage.run(() -> pane.comments().write(file("a.txt", 9), added(4)));
    assertThat(draft().writing().getText()).isEqualTo("Half a thought");
    FxStage.run(() -> pane.comments().save(draftInView(), "Half a thought"));
    assertThat(asked).containsExactly("comment a.txt [int line4 = 0;] Half a thought");
  }

  @Test
  void aDraftIsSavedOnceThoughTheAnswerComesWhileAnotherSessionIsInView() throws Exception {
    SessionId first = session;
    CompletableFuture<ActionResult> answer = new CompletableFuture<>();
    reviewing.outcome.cancel(true);
    reviewing.outcome = answer;
    show();
    write(2, "Once");
    FxStage.run(() -> {
      pane.comments().save(draftInView(), "Once");
      pane.comments().save(draftInView(), "Once");
    });
    session = SessionId.random();
    show();
    answer.complete(new ActionResult.Done("Kept."));
    stage.pulses(2);
    session = first;
    show();
    assertThat(FxStage.call(() -> pane.comments().notes().draft())).isEmpty();
    assertThat(asked).containsExactly("comment a.txt [int line2 = 0;] Once");
  }

  @Test
  void theFieldHasTheFocusWhereverItComesIntoView() throws Exception {
    show(200);
    FxStage.run(() -> pane.diff().requestFocus());
    FxStage.run(() -> pane.commands().nextHunk());
    for (int i = 0; i < 3; i++) {
      stage.press(KeyCode.PAGE_DOWN);
      stage.pulses(2);
    }
    for (int i = 0; i < 4; i++) {
      stage.press(KeyCode.UP);
      stage.pulses(1);
      stage.press(KeyCode.M);
      stage.pulses(4);
      CommentCard card = FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
      assertThat(stage.focus()).isSameAs(card.writing());
      stage.press(KeyCode.ESCAPE);
      stage.pulses(2);
      assertThat(stage.focus()).isSameAs(pane.diff());
    }
  }

  @Test
  void commentsStandBelowTheirLinesAndOutdatedOnesAtTheTop() throws Exception {
    show(comment("1", 3, "Third?", Standing.CURRENT), comment("2", 5, "Gone?", Standing.OUTDATED));
    var file = file("a.txt", 9);
    var notes = pane.comments().notes();
    assertThat(FxStage.call(() -> notes.below(file, file.hunks().getFirst().lines().get(2))))
        .hasSize(1);
    assertThat(FxStage.call(() -> notes.below(file, file.hunks().getFirst().lines().get(4))))
        .isEmpty();
    assertThat(FxStage.call(() -> notes.atTop(file))).hasSize(1);
    // They have gone on: the same cards stand elsewhere.
    show(comment("1", 4, "Third?", Standing.CURRENT));
    assertThat(FxStage.call(() -> notes.below(file, file.hunks().getFirst().lines().get(3))))
        .hasSize(1);
    assertThat(FxStage.call(() -> notes.atTop(file))).isEmpty();
  }

  @Test
  void theChosenOnesBecomeOnePrompt() throws Exception {
    show(
        comment("1", 3, "Third?", Standing.CURRENT),
        comment("2", 5, "Fifth?", Standing.CURRENT),
        comment("3", 7, "Seventh?", Standing.CURRENT));
    FxStage.run(() ->
        pane.comments().notes().cards().stream()
            .filter(card -> card.comment().orElseThrow().id().equals("2"))
            .forEach(card -> card.send().fire()));
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.A);
    stage.pulses(2);
    assertThat(asked).hasSize(1);
    assertThat(asked.getFirst())
        .startsWith("compose ")
        .contains("a.txt:3", "Third?", "a.txt:7", "Seventh?")
        .doesNotContain("Fifth?");
    assertThat(FxStage.call(() -> pane.commitBar().result().text())).contains("Enter sends them.");
  }

  @Test
  void theKeysWalkThroughCommentsAndADeletedOneComesBack() throws Exception {
    show(comment("1", 3, "Third?", Standing.CURRENT), comment("2", 5, "Fifth?", Standing.CURRENT));
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.PERIOD);
    stage.press(KeyCode.PERIOD);
    stage.pulses(4);
    assertThat(stage.focus())
        .isInstanceOfSatisfying(
            CommentCard.class,
            card -> assertThat(card.comment().orElseThrow().id()).isEqualTo("2"));
    ReviewComment gone = comment("2", 5, "Fifth?", Standing.CURRENT);
    FxStage.run(() -> pane.comments().delete(gone));
    stage.pulses(2);
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst()).startsWith("Delete");
    assertThat(asked.getLast()).startsWith("BringBack");
  }

  @Test
  void aCommentThatAPromptTookAlongIsNotToBeSentAgain() throws Exception {
    ReviewComment why = comment("1", 2, "Why?", Standing.CURRENT);
    show(why);
    assertThat(FxStage.call(() -> pane.comments().sendButton().isVisible())).isTrue();
    FxStage.run(pane.comments()::sendChosen);
    transcript =
        new Transcript(
            List.of(new Entry.Prompt("p", Instant.now(), CommentPrompt.of(List.of(why)))));
    show(why);
    assertThat(FxStage.call(() -> pane.comments().sendButton().isVisible())).isFalse();
    assertThat(FxStage.call(() -> pane.commitBar().result().isVisible())).as("sent").isFalse();
    CommentCard card = FxStage.call(() -> pane.comments().notes().cards().iterator().next());
    assertThat(card.send().getText()).isEqualTo("Sent");
    assertThat(card.send().isSelected()).isFalse();

    show(comment("1", 2, "Why not?", Standing.CURRENT));
    assertThat(card.send().isSelected()).as("reworded since").isTrue();
  }
}
