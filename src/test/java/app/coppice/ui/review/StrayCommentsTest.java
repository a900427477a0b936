package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.LineAnchor;
import app.coppice.diff.LineChoice.Side;
import app.coppice.session.Begun;
import app.coppice.session.Changes;
import app.coppice.session.ReviewComment;
import app.coppice.ui.kit.text.FxStage;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

/// What is half written on a file that the review does not show any more.
class StrayCommentsTest extends ReviewPaneFixture {
  private final Changes both =
      changes(Set.of("A.java", "B.java"), 0, file("A.java", 9), file("B.java", 9));
  private final Changes left = changes(Set.of("B.java"), 0, file("B.java", 9));
  private final RememberedBeginnings begun = new RememberedBeginnings();

  private void begin(String text) throws Exception {
    beginnings = begun;
    show(both);
    DiffLine at = both.files().getFirst().hunks().getFirst().lines().get(3);
    FxStage.run(() -> pane.comments().write(both.files().getFirst(), at));
    FxStage.run(() -> pane.comments().notes().draft().orElseThrow().card().writing().setText(text));
    stage.pulses(2);
  }

  private List<String> texts() throws Exception {
    return FxStage.call(() ->
        pane.comments().strays().lookupAll(".label").stream()
            .filter(it -> it instanceof Label)
            .map(it -> ((Label) it).getText())
            .toList());
  }

  private void fire(String button) throws Exception {
    FxStage.run(() ->
        pane.comments().strays().lookupAll(".button").stream()
            .map(Button.class::cast)
            .filter(it -> it.getText().equals(button))
            .findFirst()
            .orElseThrow()
            .fire());
    stage.pulses(2);
  }

  private boolean isShown() throws Exception {
    return FxStage.call(() -> pane.comments().strays().isVisible());
  }

  @Test
  void itIsShownWithItsFileAndTextUntilTheFileIsBack() throws Exception {
    begin("Half a thought");
    assertThat(isShown()).isFalse();
    CommentCard card = FxStage.call(() -> pane.comments().notes().draft().orElseThrow().card());
    stage.until(() -> card.writing().isFocused());
    show(left);
    assertThat(isShown()).isTrue();
    assertThat(stage.focus()).as("no other field gets what is typed").isSameAs(pane.files());
    assertThat(texts())
        .anyMatch(it -> it.startsWith("You began a comment on A.java, line 4,"))
        .contains("Half a thought");
    show(changes(Set.of(), 1));
    assertThat(isShown()).as("where nothing is left to review").isTrue();
    show(both);
    assertThat(isShown()).isFalse();
    assertThat(
            FxStage.call(
                () -> pane.comments().notes().draft().orElseThrow().card().getScene() != null))
        .as("below its line again")
        .isTrue();
  }

  @Test
  void itCanBeCopiedAndDroppedAndTheDropTakenBack() throws Exception {
    begin("Half a thought");
    show(left);
    fire("Copy");
    assertThat(FxStage.call(() -> Clipboard.getSystemClipboard().getString()))
        .isEqualTo("Half a thought");
    fire("Drop");
    assertThat(isShown()).isFalse();
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).doesNotContainKey(Begun.Comment.NAME);
    assertThat(stage.focus()).isSameAs(pane.files());
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(isShown()).isTrue();
    FxStage.run(pane::keepBegun);
    assertThat(begun.begun(session)).containsKey(Begun.Comment.NAME);
  }

  @Test
  void theHalfEditOfACommentIsShownToo() throws Exception {
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
    show(both);
    FxStage.run(() -> {
      CommentCard card = pane.comments().notes().cards().iterator().next();
      card.write();
      card.writing().setText("As edited");
    });
    show(left);
    assertThat(texts()).contains("As edited");
    fire("Drop");
    assertThat(isShown()).isFalse();
    FxStage.run(() -> pane.commitBar().result().next().fire());
    assertThat(texts()).contains("As edited");
  }
}
