package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.ui.console.Range.Place;
import app.coppice.ui.console.Selection.Unit;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final Rows rows = Rows.of("alpha be\\", "ta gamma", "delta-1 x", "");

  private Range select(Place anchor, Place head, Unit unit) {
    return new Selection(anchor, head, unit).range(rows);
  }

  @Test
  void aWordGoesOnWhereTheTerminalWrappedIt() {
    Range word = select(new Place(1, 0), new Place(1, 0), Unit.WORD);
    assertThat(word).isEqualTo(Range.between(new Place(0, 6), new Place(1, 2)));
  }

  @Test
  void aDragByWordsTakesWholeWordsInEitherDirection() {
    Range down = select(new Place(0, 7), new Place(2, 3), Unit.WORD);
    assertThat(down).isEqualTo(Range.between(new Place(0, 6), new Place(2, 7)));
    assertThat(select(new Place(2, 3), new Place(0, 7), Unit.WORD)).isEqualTo(down);
  }

  @Test
  void aLineIsTheWholeLineAsTheProgramWroteIt() {
    Range line = select(new Place(1, 3), new Place(1, 3), Unit.LINE);
    assertThat(line.first()).isEqualTo(new Place(0, 0));
    assertThat(line.last().line()).isEqualTo(1);
  }

  @Test
  void aBlockHasTheSameColumnsInEveryLine() {
    Range block = select(new Place(0, 5), new Place(2, 2), Unit.BLOCK);
    for (long line = 0; line <= 2; line++) {
      assertThat(block.from(line)).isEqualTo(2);
      assertThat(block.to(line)).isEqualTo(5);
    }
    assertThat(block.touches(3)).isFalse();
  }

  @Test
  void besideTheTextThereIsNothingButThePlaceItself() {
    assertThat(select(new Place(3, 4), new Place(3, 4), Unit.WORD))
        .isEqualTo(Range.between(new Place(3, 4), new Place(3, 5)));
  }
}
