package app.coppice.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.LineDiff;
import app.coppice.session.Changes;
import app.coppice.session.Compared;
import app.coppice.session.Comparison;
import app.coppice.session.FileContents;
import app.coppice.session.SessionId;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.review.diff.Spot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A review is looked at as before when its session is in view again.
class ReviewSightsTest extends ReviewPaneFixture {
  private final SessionId other = SessionId.random();
  private final Changes others = changes(Set.of("Z.java"), 0, file("Z.java", 90));
  private final Changes many =
      changes(
          Set.of("A.java", "B.java", "C.java"),
          0,
          file("A.java", 60),
          file("B.java", 60),
          file("C.java", 60));

  private void turnAwayAndBack(Changes back) throws Exception {
    FxStage.run(() -> pane.show(snapshot(other, others)));
    stage.pulses(3);
    assertThat(FxStage.call(() -> pane.files().getItems())).hasSize(1);
    show(back);
  }

  /// The lines in view, each with its place.
  private List<String> seen() throws Exception {
    return FxStage.call(() ->
        pane.diff().lookupAll(".selectable-text").stream()
            .map(SelectableText.class::cast)
            .filter(it -> it.getParent().getParent().isVisible())
            .map(it -> Math.round(it.localToScene(0, 0).getY()) + " " + it.text())
            .sorted()
            .toList());
  }

  @Test
  void foldsPlaceSelectionAndTicksComeBackWithTheSession() throws Exception {
    show(many);
    FxStage.run(() -> {
      pane.diff().fold("A.java");
      pane.files().choose("B.java", false);
      pane.files().mark("C.java");
      pane.diff().reveal("B.java", 20);
    });
    stage.pulses(3);
    FxStage.run(() -> pane.diff().scroll(7));
    stage.pulses(2);
    Optional<Spot> spot = FxStage.call(() -> pane.diff().spot());
    List<String> before = seen();
    assertThat(before).anyMatch(it -> it.endsWith("int line21 = 0;"));

    turnAwayAndBack(many);

    assertThat(seen()).isEqualTo(before);
    assertThat(FxStage.call(() -> pane.diff().spot())).isEqualTo(spot);
    assertThat(FxStage.call(() -> pane.files().selectedPath())).contains("C.java");
    assertThat(FxStage.call(() -> pane.files().chosen())).containsExactly("A.java", "C.java");
    FxStage.run(() -> pane.diff().reveal("A.java"));
    stage.pulses(2);
    assertThat(seen()).as("folded still").noneMatch(it -> it.endsWith("int line50 = 0;"));
  }

  @Test
  void whatIsGoneMeanwhileIsPassedOver() throws Exception {
    show(many);
    FxStage.run(() -> {
      pane.files().mark("C.java");
      pane.diff().reveal("C.java", 30);
      pane.diff().fold("B.java");
    });
    stage.pulses(3);
    turnAwayAndBack(changes(Set.of("A.java"), 0, file("A.java", 60)));
    assertThat(FxStage.call(() -> pane.files().selectedPath())).isEmpty();
    assertThat(seen()).anyMatch(it -> it.endsWith("int line1 = 0;"));
  }

  @Test
  void moreContextStaysUntilTheFileChanges() throws Exception {
    String before =
        IntStream.range(0, 200).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    String after = before.replace("line 100\n", "row 100\n");
    comparer = new Contents(after);
    Changes one = changes(Set.of(), 1, LineDiff.between("a.txt", before, after));
    show(one);
    FxStage.run(pane::focusFiles);
    stage.press(KeyCode.X);
    stage.until(() -> shownLines() > 40);
    int widened = FxStage.call(this::shownLines);
    turnAwayAndBack(one);
    assertThat(FxStage.call(this::shownLines)).isEqualTo(widened);
    turnAwayAndBack(changes(Set.of(), 1, LineDiff.between("a.txt", before, after)));
    assertThat(FxStage.call(this::shownLines)).as("compared anew").isEqualTo(8);
  }

  private int shownLines() {
    return pane.files().getItems().stream()
        .flatMap(it -> it.hunks().stream())
        .mapToInt(it -> it.lines().size())
        .sum();
  }

  @Test
  void whatIsComparedIsKeptAndNotComparedAgain() throws Exception {
    AtomicInteger compared = new AtomicInteger();
    comparer =
        new Contents("") {
          @Override
          public CompletableFuture<Compared> compare(SessionId of, Comparison what) {
            compared.incrementAndGet();
            return CompletableFuture.completedFuture(
                new Compared.Done(List.of(file("S.java", 60))));
          }
        };
    show(many);
    FxStage.run(() -> pane.compare(Comparison.STAGED));
    stage.until(() -> pane.shows("S.java"));
    FxStage.run(() -> pane.diff().reveal("S.java", 20));
    stage.pulses(3);
    List<String> before = seen();

    turnAwayAndBack(many);

    assertThat(FxStage.call(pane::comparison)).isEqualTo(Comparison.STAGED);
    assertThat(seen()).isEqualTo(before);
    assertThat(compared).hasValue(1);
  }

  /// Files that are in memory.
  private static class Contents extends KnowsNothing {
    private final byte[] after;

    Contents(String after) {
      this.after = after.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CompletableFuture<FileContents> contents(
        SessionId of, Comparison what, FileDiff file, int most) {
      return CompletableFuture.completedFuture(
          new FileContents(new byte[0], 0, after, after.length));
    }
  }
}
