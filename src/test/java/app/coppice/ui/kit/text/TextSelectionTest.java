package app.coppice.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.DiffLine;
import app.coppice.diff.FileDiff;
import app.coppice.diff.Hunk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextSelectionTest {
  private DiffColumn diff;
  private FxStage stage;

  @BeforeEach
  void open() throws Exception {
    diff = FxStage.make(DiffColumn::new);
    FxStage.run(() -> diff.show(List.of(file(500))));
    stage = FxStage.of(diff);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void aSelectionReachesOverRowsWithoutNodes() throws Exception {
    FxStage.run(() -> diff.selection().select(2, 5, 301, 4));
    String text = FxStage.call(() -> diff.selection().text());
    assertThat(text).startsWith("1\nline 2\n").endsWith("\nline 299\nline");
  }

  @Test
  void selectingBackwardsIsTheSameText() throws Exception {
    FxStage.run(() -> diff.selection().select(3, 4, 2, 0));
    assertThat(FxStage.call(() -> diff.selection().text())).isEqualTo("line 1\nline");
  }

  @Test
  void scrollingThroughKeepsFewNodes() throws Exception {
    for (int i = 0; i < 20; i++) {
      FxStage.run(() -> diff.column().pageBy(1));
      stage.pulses(1);
    }
    assertThat(FxStage.call(() -> diff.column().firstInView())).isGreaterThan(100);
    assertThat(FxStage.call(() -> diff.lookupAll(".diff-row").size())).isLessThan(200);
  }

  @Test
  void theEndStaysAtTheBottomOfTheView() throws Exception {
    FxStage.run(() -> diff.column().goTo(501));
    stage.pulses(2);
    assertThat(FxStage.call(() -> diff.column().atEndProperty().get())).isTrue();
    assertThat(FxStage.call(() -> diff.column().firstInView())).isLessThan(490);
  }

  @Test
  void aFoldedFileShowsOnlyItsHead() throws Exception {
    FxStage.run(() -> diff.toggle("a.txt"));
    assertThat(FxStage.call(() -> diff.lines())).isEqualTo(1);
    FxStage.run(() -> diff.toggle("a.txt"));
    assertThat(FxStage.call(() -> diff.lines())).isEqualTo(502);
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
