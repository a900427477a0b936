package app.coppice.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodPaceTest {
  private static final int ROWS = 40;
  private static final long MILLI = 1_000_000;

  private final FloodPace pace = new FloodPace();

  private static Frame at(long top) {
    Frame empty = Frame.EMPTY;
    return new Frame(
        80, List.of(), 0, 0, true, false, empty.input(), empty.program(), top, 0, empty.pictures());
  }

  @Test
  void aFloodedViewRests() {
    pace.painted(0, at(1_000), ROWS, ROWS);
    assertThat(pace.rests(50 * MILLI)).isTrue();
    assertThat(pace.rests(60 * MILLI)).isFalse();
  }

  @Test
  void aViewThatWasTypedIntoPaintsTheEchoWithoutARest() {
    pace.painted(0, at(1_000), ROWS, ROWS);
    pace.typed(10 * MILLI);
    assertThat(pace.rests(20 * MILLI)).isFalse();
  }

  @Test
  void aViewThatIsFloodedLongAfterAKeyRestsAgain() {
    pace.typed(0);
    pace.painted(200 * MILLI, at(1_000), ROWS, ROWS);
    assertThat(pace.rests(220 * MILLI)).isTrue();
  }
}
