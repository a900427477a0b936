package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.Begun;
import app.coppice.session.Changes;
import app.coppice.session.CommentPlace;
import app.coppice.session.ReviewComment;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.review.CommentNotes.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A comment that is being written while its file changes.
class DraftPlacesTest extends ReviewPaneFixture {
  private final RememberedBeginnings begun = new RememberedBeginnings();
  private List<String> lines = List.of("one", "two", "three", "four");

  private static FileDiff added(String path, List<String> lines) {
    List<DiffLine> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(new DiffLine(DiffLine.Kind.ADDED, 0, i + 1, lines.get(i), List.of()));
    }
    return new FileDiff(
        path,
        path,
        FileDiff.Change.ADDED,
        List.of(new Hunk(0, 0, 1, lines.size(), all)),
        lines.size(),
        0,
        FileDiff.Content.TEXT);
  }

  private Changes now(String path) {
    return changes(Set.of(path), 0, added(path, lines));
  }

  /// Begins a comment on the third line, with the keys in it.
  private CommentCard begin() throws Exception {
    beginnings = begun;
    reviewing.places =
        at ->
            at.in(lines)
                .<CommentPlace>map(CommentPlace.Found::new)
                .or(() -> at.instead(lines).map(CommentPlace.Gone::new))
                .orElseGet(CommentPlace.Nowhere::new);
    Changes changes = now("new.txt");
    show(changes);
    FileDiff file = changes.files().getFirst();
    FxStage.run(() -> pane.comments().write(file, file.hunks().getFirst().lines().get(2)));
    CommentCard card = card();
    FxStage.run(() -> card.writing().setText("Why three?"));
    stage.until(() -> card.writing().isFocused());
    return card;
  }

  private CommentCard card() throws Exception {
    return FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
  }

  private String typed() throws Exception {
    CommentCard card = card();
    return FxStage.call(() -> card.writing().getText());
  }

  private LineAnchor at() throws Exception {
    return FxStage.call(() -> pane.comments().notes().draft().orElseThrow().at());
  }

  private void save() throws Exception {
    stage.press(KeyCode.ENTER, FxStage.Modifier.CONTROL);
    stage.pulses(2);
  }

  private void changeTo(String... newLines) throws Exception {
    lines = List.of(newLines);
    show(now("new.txt"));
  }

  @Test
  void itGoesWithItsLineAndIsSavedThere() throws Exception {
    CommentCard card = begin();
    changeTo("zero", "and a half", "one", "two", "three", "four");
    assertThat(at().line()).isEqualTo(5);
    stage.until(() -> card.writing().isFocused());
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session).get(Begun.Comment.NAME))
        .as("there at the next start too")
        .isInstanceOfSatisfying(
            Begun.Comment.class,
            it -> assertThat(it.where().lines().getFirst().number()).isEqualTo(5));
    save();
    assertThat(asked).containsExactly("comment new.txt [three] Why three?");
    assertThat(FxStage.call(() -> pane.comments().notes().draft())).isEmpty();
  }

  @Test
  void whereItsLineIsGoneItIsSavedOnWhatIsShownThereAfterThatWasSaidOnce() throws Exception {
    begin();
    changeTo("zero", "one", "two", "third", "four");
    assertThat(at().line()).as("where the line was").isEqualTo(4);
    save();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .isEqualTo(
            "What you comment on is gone from new.txt, or says something else now. Your comment"
                + " stands on line 4 as it is now: press Ctrl+\u21b5 again to save it there.");
    assertThat(typed()).isEqualTo("Why three?");
    save();
    assertThat(asked).containsExactly("comment new.txt [third] Why three?");
  }

  @Test
  void aLineThatComesBackHasItsCommentAgain() throws Exception {
    begin();
    changeTo("one", "two", "four");
    changeTo("zero", "one", "two", "three", "four");
    assertThat(at().line()).isEqualTo(4);
    save();
    assertThat(asked).containsExactly("comment new.txt [three] Why three?");
  }

  @Test
  void whatIsWrittenStaysWhereNoLineIsLeft() throws Exception {
    begin();
    lines = List.of();
    save();
    assertThat(asked).isEmpty();
    assertThat(FxStage.call(() -> pane.commitBar().result().text()))
        .startsWith("new.txt has no line left to comment on. What you wrote is still here");
    assertThat(typed()).isEqualTo("Why three?");
  }

  @Test
  void theKeyToTheNextCommentLeadsToWhatIsHalfWrittenAndCameBack() throws Exception {
    comments =
        List.of(
            new ReviewComment(
                "c1",
                Instant.EPOCH,
                new LineAnchor("new.txt", "new.txt", Side.NEW, 1, List.of(), "one", List.of()),
                "Why one?",
                ReviewComment.Standing.CURRENT,
                false));
    LineAnchor third =
        new LineAnchor("new.txt", "new.txt", Side.NEW, 3, List.of(), "three", List.of());
    begun
        .begun(session)
        .put(Begun.Comment.NAME, new Begun.Comment(Draft.choice(third), "Why three?"));
    beginnings = begun;
    show(now("new.txt"));
    stage.until(() -> pane.comments().notes().draft().isPresent());
    FxStage.run(() -> pane.diff().requestFocus());
    stage.press(KeyCode.PERIOD);
    CommentCard card = card();
    stage.until(() -> card.writing().isFocused());
  }

  @Test
  void itGoesWithItsFileToAnotherName() throws Exception {
    begin();
    reviewing.places =
        it ->
            new CommentPlace.Found(
                new LineAnchor("b.txt", "b.txt", Side.NEW, 3, List.of(), "three", List.of()));
    show(now("b.txt"));
    CommentCard card = card();
    assertThat(card.path()).isEqualTo("b.txt");
    assertThat(FxStage.call(() -> card.writing().getText())).isEqualTo("Why three?");
    stage.until(() -> card.writing().isFocused());
    save();
    assertThat(asked).containsExactly("comment b.txt [three] Why three?");
  }
}
