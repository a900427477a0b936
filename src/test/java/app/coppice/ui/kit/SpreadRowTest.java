package app.coppice.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class SpreadRowTest {
  private final Region first = box();
  private final Region second = box();
  private final Region third = box();
  private final SpreadRow row = new SpreadRow(first, second, third);

  private static Region box() {
    Region box = new Region();
    box.setPrefSize(100, 20);
    return box;
  }

  private void width(double width) {
    row.setSpacing(8);
    row.resize(width, row.prefHeight(width));
    row.layout();
  }

  @Test
  void withRoomTheFirstIsAtTheLeftAndTheOthersAtTheRight() {
    width(400);
    assertThat(row.getHeight()).isEqualTo(20);
    assertThat(first.getLayoutX()).isZero();
    assertThat(second.getLayoutX()).isEqualTo(192);
    assertThat(third.getLayoutX()).isEqualTo(300);
  }

  @Test
  void whatHasNoRoomGoesToALineBelowAndNothingIsCut() {
    width(240);
    assertThat(row.getHeight()).isEqualTo(48);
    assertThat(second.getLayoutX()).isEqualTo(140);
    assertThat(third.getLayoutX()).isEqualTo(140);
    assertThat(third.getLayoutY()).isEqualTo(28);
    assertThat(row.minWidth(-1)).isEqualTo(100);
  }
}
