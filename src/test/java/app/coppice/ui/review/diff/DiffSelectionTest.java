package app.coppice.ui.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import app.coppice.diff.LineDiff;
import app.coppice.ui.kit.text.FxStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiffSelectionTest {
  private DiffPane diff;
  private FxStage stage;

  @BeforeEach
  void open() throws Exception {
    diff = FxStage.make(() -> new DiffPane(new ArrayList<>(), file -> new CompletableFuture<>()));
    FxStage.run(() -> diff.show(List.of(file(500))));
    stage = FxStage.of(diff);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aSelectionReachesOverRowsWithoutNodes() throws Exception {
    FxStage.run(() -> diff.selection(Row.Side.NEW).select(2, 5, 301, 4));
    String text = FxStage.call(() -> diff.selection(Row.Side.NEW).text());
    assertThat(text).startsWith("1\nline 2\n").endsWith("\nline 299\nline");
  }

  @Test
  void selectingBackwardsIsTheSameText() throws Exception {
    FxStage.run(() -> diff.selection(Row.Side.NEW).select(3, 4, 2, 0));
    assertThat(FxStage.call(() -> diff.selection(Row.Side.NEW).text())).isEqualTo("line 1\nline");
  }

  @Test
  void scrollingThroughKeepsFewNodes() throws Exception {
    for (int i = 0; i < 20; i++) {
      FxStage.run(() -> diff.scroll(560));
      stage.pulses(1);
    }
    assertThat(FxStage.call(() -> diff.column().firstInView())).isGreaterThan(100);
    assertThat(FxStage.call(() -> diff.lookupAll(".diff-row").size())).isLessThan(200);
  }

  @Test
  void theEndStaysAtTheBottomOfTheView() throws Exception {
    FxStage.run(() -> diff.column().goTo(501));
    stage.pulses(2);
    int first = FxStage.call(() -> diff.column().firstInView());
    assertThat(first).isBetween(400, 490);
    assertThat(FxStage.call(() -> first + diff.column().countInView())).isBetween(501, 502);
  }

  @Test
  void sideBySideTheTextsOfOneSideAreSelected() throws Exception {
    FxStage.run(() -> diff.layout(Layout.SIDE_BY_SIDE));
    FxStage.run(() -> diff.selection(Row.Side.OLD).select(2, 0, 4, 0));
    assertThat(FxStage.call(() -> diff.selection(Row.Side.OLD).text())).isEqualTo("\n\n");
    FxStage.run(() -> diff.selection(Row.Side.NEW).select(2, 0, 3, 6));
    assertThat(FxStage.call(() -> diff.selection(Row.Side.NEW).text())).isEqualTo("line 1\nline 2");
  }

  @Test
  void aRangeSideBySideHasItsLinesInTheOrderOfTheHunk() throws Exception {
    FileDiff edited = LineDiff.between("a.txt", "one\ntwo\nthree\n", "1\n2\n3\n");
    FxStage.run(() -> {
      diff.show(List.of(edited));
      diff.layout(Layout.SIDE_BY_SIDE);
      diff.requestFocus();
    });
    stage.press(KeyCode.DOWN);
    stage.press(KeyCode.DOWN);
    stage.press(KeyCode.DOWN, FxStage.Modifier.SHIFT);
    stage.press(KeyCode.DOWN, FxStage.Modifier.SHIFT);
    Spot spot = FxStage.call(() -> diff.spot().orElseThrow());
    assertThat(spot)
        .isInstanceOfSatisfying(
            Spot.Lines.class,
            range ->
                assertThat(range.lines()).hasSize(6).isEqualTo(edited.hunks().getFirst().lines()));
  }

  @Test
  void aFoldedFileShowsOnlyItsHead() throws Exception {
    FxStage.run(() -> diff.toggle("a.txt"));
    assertThat(FxStage.call(() -> diff.column().rows().size())).isEqualTo(1);
    FxStage.run(() -> diff.toggle("a.txt"));
    assertThat(FxStage.call(() -> diff.column().rows().size())).isEqualTo(502);
  }

  private static FileDiff file(int lines) {
    List<DiffLine> all = new ArrayList<>();
    for (int i = 1; i <= lines; i++) {
      all.add(new DiffLine(DiffLine.Kind.ADDED, 0, i, "line " + i, List.of()));
    }
    return new FileDiff(
        "a.txt",
        "a.txt",
        FileDiff.Change.ADDED,
        List.of(new Hunk(0, 0, 1, lines, all)),
        lines,
        0,
        FileDiff.Content.TEXT);
  }
}
