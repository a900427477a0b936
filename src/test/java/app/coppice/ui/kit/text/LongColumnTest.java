package app.coppice.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongColumnTest {
  private static final int MANY = 3_000;

  /// How many rows apart two heads are.
  private static final int APART = 10;

  private final List<Strip> strips = new ArrayList<>();
  private @Nullable FxStage stage;

  @AfterEach
  void close() throws Exception {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void whatOnlyStandsElsewhereIsNotShownAnew() throws Exception {
    LongColumn<String> column =
        FxStage.make(() -> new LongColumn<>(rows(List.of("b", "c")), this::strip));
    FxStage shown = FxStage.of(column);
    stage = shown;
    FxStage.run(() -> column.show(rows(List.of("a", "b", "c")), 0));
    shown.pulses(2);
    assertThat(strips)
        .extracting(strip -> strip.told)
        .containsExactlyInAnyOrder(
            List.of("show b at 0", "moved to 1"),
            List.of("show c at 1", "moved to 2"),
            List.of("show a at 0"));
    assertThat(strips).allMatch(strip -> strip.node.isVisible());
  }

  @Test
  void aCellGoesOnToARowOfItsKind() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add((i % APART == 0 ? "head " : "line ") + i);
    }
    LongColumn<String> column =
        FxStage.make(() -> new LongColumn<>(rows(all), this::strip, LongColumnTest::kind));
    FxStage shown = FxStage.of(column);
    stage = shown;
    for (int i = 0; i < 20; i++) {
      FxStage.run(() -> column.scrollBy(333));
      shown.pulses(1);
    }
    assertThat(strips).hasSizeBetween(30, 110);
    assertThat(strips).allMatch(strip -> strip.kinds.size() == 1);
    assertThat(strips).anyMatch(strip -> strip.told.size() > 2);
  }

  @Test
  void aViewFullOfSlowCellsComesFromItsTopAndKeepsNobodyWaiting() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      all.add("line " + i);
    }
    LongColumn<String> column = FxStage.make(() -> new LongColumn<>(rows(all), this::slow));
    stage = FxStage.of(column);
    int atOnce =
        FxStage.call(() -> {
          // In one go: each pulse between them adds a row.
          column.goTo(MANY / 2);
          column.layout();
          return column.countInView();
        });
    assertThat(atOnce).isBetween(1, 2);
    stage.pulses(1);
    assertThat(FxStage.call(column::countInView)).isEqualTo(30);
    assertThat(FxStage.call(column::firstInView)).isEqualTo(MANY / 2);
  }

  /// A cell that takes half a frame to be told anything.
  private VirtualColumn.Cell<String> slow() {
    Strip made = strip();
    made.nanos = 8_000_000;
    return made;
  }

  private static Object kind(String row) {
    return row.substring(0, 4);
  }

  private Strip strip() {
    Strip made = new Strip();
    strips.add(made);
    return made;
  }

  private static LongColumn.Rows<String> rows(List<String> all) {
    return new LongColumn.Rows<>() {
      @Override
      public int size() {
        return all.size();
      }

      @Override
      public String at(int index) {
        return all.get(index);
      }
    };
  }

  /// A row of 20 pixels that remembers what it was told.
  private static final class Strip implements VirtualColumn.Cell<String> {
    private final Region node = new Region();
    private final List<String> told = new ArrayList<>();
    private final Set<Object> kinds = new HashSet<>();
    private long nanos;

    Strip() {
      node.setPrefHeight(20);
    }

    @Override
    public Region node() {
      return node;
    }

    @Override
    public void show(String item, int index) {
      told.add("show " + item + " at " + index);
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      kinds.add(item.substring(0, Math.min(4, item.length())));
    }

    @Override
    public boolean moved(String item, int index) {
      told.add("moved to " + index);
      return false;
    }
  }
}
