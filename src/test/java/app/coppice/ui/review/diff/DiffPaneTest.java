package app.coppice.ui.review.diff;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.LongColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiffPaneTest {
  /// Rows that a view of 600 pixels may ask for in one layout, each more than once.
  private static final int ENOUGH = 400;

  private @Nullable FxStage stage;

  @AfterEach
  void close() throws Exception {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void aColumnOfAHundredMillionRowsAsksForThoseInViewAlone() throws Exception {
    var asked = new AtomicInteger();
    LongColumn.Rows<Integer> rows =
        new LongColumn.Rows<>() {
          @Override
          public int size() {
            return 100_000_000;
          }

          @Override
          public Integer at(int index) {
            asked.incrementAndGet();
            return index;
          }
        };
    LongColumn<Integer> column = FxStage.make(() -> new LongColumn<>(rows, Strip::new));
    FxStage shown = FxStage.of(column);
    stage = shown;
    List<Runnable> moves =
        List.of(
            () -> column.goTo(50_000_000),
            () -> column.scrollBy(1_000),
            () -> column.scrollBy(-700),
            () -> column.goTo(99_999_999),
            () -> column.bringIntoView(3),
            () -> column.show(rows, 70_000_000));
    for (Runnable move : moves) {
      asked.set(0);
      FxStage.run(move);
      shown.pulses(2);
      assertThat(asked.get()).isBetween(1, ENOUGH * 3);
      assertThat(FxStage.call(() -> column.getChildrenUnmodifiable().size())).isLessThan(150);
    }
    FxStage.run(() -> column.goTo(99_999_999));
    shown.pulses(2);
    assertThat(FxStage.call(column::firstInView)).isEqualTo(99_999_970);
  }

  @Test
  void halfAMillionLinesInThousandsOfFilesOpenWithFewNodes() throws Exception {
    List<FileDiff> files = HugeDiff.of(5_000, 100);
    DiffPane pane =
        FxStage.make(() -> new DiffPane(new ArrayList<>(), file -> new CompletableFuture<>()));
    FxStage shown = FxStage.of(pane);
    stage = shown;
    for (Layout layout : Layout.values()) {
      FxStage.run(() -> {
        pane.layout(layout);
        pane.show(files);
        pane.reveal("src/Part04321.java", 40);
      });
      shown.pulses(2);
      assertThat(FxStage.call(() -> pane.fileInView())).contains("src/Part04321.java");
      assertThat(FxStage.call(() -> pane.lookupAll(".diff-row").size())).isLessThan(150);
      int rows = 5_000 * (layout == Layout.UNIFIED ? 102 : 52);
      assertThat(FxStage.call(() -> pane.column().rows().size())).isEqualTo(rows);
    }
  }

  @Test
  void aNoteStandsBelowItsLineAndTheViewStaysWhereItIs() throws Exception {
    List<FileDiff> files = HugeDiff.of(3, 100);
    DiffPane pane =
        FxStage.make(() -> new DiffPane(new ArrayList<>(), file -> new CompletableFuture<>()));
    FxStage shown = FxStage.of(pane);
    stage = shown;
    Region card = FxStage.call(() -> new Strip().node());
    FxStage.run(() -> {
      pane.notes(
          new LineNotes() {
            @Override
            public boolean hasAny(String path) {
              return path.equals("src/Part00001.java");
            }

            @Override
            public List<Note> below(FileDiff file, app.coppice.diff.DiffLine line) {
              return line.newNumber() == 40 ? List.of(() -> card) : List.of();
            }
          });
      pane.show(files);
      pane.reveal("src/Part00001.java", 40);
    });
    shown.pulses(2);
    int line = FxStage.call(() -> pane.column().firstInView());
    assertThat(FxStage.call(() -> card.getScene())).isNotNull();
    FxStage.run(() -> {
      pane.column().goTo(line + 1);
      pane.toggle("src/Part00000.java");
    });
    shown.pulses(2);
    assertThat(FxStage.call(() -> pane.column().firstInView())).isEqualTo(line - 101);
  }

  @Test
  void filesThatStayTheSameObjectsAreNotLookedThroughAgain() {
    List<FileDiff> files = HugeDiff.of(100, 10);
    var none = java.util.Set.<String>of();
    DiffRows first = DiffRows.NONE.of(files, Layout.UNIFIED, none, LineNotes.NONE, none);
    List<FileDiff> later = new ArrayList<>(files);
    later.set(50, HugeDiff.of(51, 12).getLast());
    DiffRows second = first.of(later, Layout.UNIFIED, none, LineNotes.NONE, none);
    assertThat(second.at(0)).isEqualTo(first.at(0));
    assertThat(second.at(second.size() - 1)).isEqualTo(first.at(first.size() - 1));
    int changed = first.headOf("src/Part00050.java");
    assertThat(second.at(changed)).isNotEqualTo(first.at(changed));
    assertThat(second.size()).isEqualTo(first.size() + 2);
  }

  /// A row of 20 pixels.
  private static final class Strip implements app.coppice.ui.kit.text.VirtualColumn.Cell<Integer> {
    private final Region node = new Region();

    Strip() {
      node.setPrefHeight(20);
    }

    @Override
    public Region node() {
      return node;
    }

    @Override
    public void show(Integer item, int index) {
      node.setAccessibleText(Integer.toString(item));
    }
  }
}
