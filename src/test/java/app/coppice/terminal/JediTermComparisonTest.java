package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our emulator beside JediTerm's: equal on what both know, and the streams on which JediTerm's is
/// wrong, which is why it is not the one in use.
class JediTermComparisonTest {
  private static final int COLUMNS = 40;
  private static final int ROWS = 12;
  private static final int STREAMS = 200;
  private static final int PIECES = 60;

  private final Screens ours = new Screens(COLUMNS, ROWS);
  private final JediTermScreen theirs = new JediTermScreen(COLUMNS, ROWS, 1000);

  private void feed(String stream) throws IOException {
    ours.feed(stream);
    theirs.feed(stream);
  }

  @Test
  void generatedStreamsGiveEqualScreens() throws IOException {
    for (int seed = 0; seed < STREAMS; seed++) {
      String stream = stream(new Random(seed));
      Screens mine = new Screens(COLUMNS, ROWS).feed(stream);
      JediTermScreen other = new JediTermScreen(COLUMNS, ROWS, 1000).feed(stream);
      String shown = stream.replace("\033", "^[");
      assertThat(mine.text()).as("seed %d: %s", seed, shown).isEqualTo(other.text());
      assertThat(mine.frame().cursorRow()).as("row, seed %d", seed).isEqualTo(other.cursorRow());
    }
  }

  /// Text and the sequences on which both agree by the standard.
  private static String stream(Random random) {
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < PIECES; i++) {
      int number = 1 + random.nextInt(6);
      stream.append(
          switch (random.nextInt(16)) {
            case 0 -> "\r\n";
            case 1 -> "\033[" + (1 + random.nextInt(ROWS)) + ";" + (1 + random.nextInt(30)) + "H";
            case 2 -> "\033[" + number + "A";
            case 3 -> "\033[" + number + "B\r";
            case 4 -> "\033[1;3" + number + "m";
            case 5 -> "\033[0m";
            case 6 -> "\r\033[K";
            case 7 -> "\033[" + number + "G";
            case 8 -> "\r\033[" + number + "P";
            case 9 -> "\r\tx";
            case 10 -> "\r\n\n";
            case 11 -> "\r\033[2C";
            // Away from the right edge, see below.
            default -> "\033[" + 5 * number + "Gword" + i + " ";
          });
    }
    return stream.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text\r\nand a second line",
        "\033[?1049hfull\033[?1049lback",
        "\033(0lqqk\033(B frame",
        "\033[2;5r\033[2;1Ha\r\nb\r\nc\r\nd\r\ne\033[r",
        "\u4f60\u597d wide",
        "0123456789\033[1;3H\033[2Pxy\033[3X",
      })
  void ordinaryStreamsGiveEqualScreens(String stream) throws IOException {
    feed(stream);
    assertThat(ours.text()).isEqualTo(theirs.text());
  }

  /// What is read differently, what xterm shows, and what JediTerm shows instead.
  @ParameterizedTest
  @CsvSource({
    "underline style, '\033[4:3mx', x, 4:3mx",
    "colour with colons, '\033[38:2::9:8:7mx', x, 38:2::9:8:7mx",
    "keyboard flags, '\033[<1ux', x, 1ux",
  })
  void jediTermPrintsPartsOfSequences(String what, String stream, String right, String wrong)
      throws IOException {
    feed(stream);
    assertThat(ours.text()).as(what).isEqualTo(right);
    assertThat(theirs.text()).as(what).isNotEqualTo(right).contains("x");
  }

  @Test
  void jediTermLosesLinesThatInsertedOnesPushDown() throws IOException {
    feed("4\r\n5\033[2L");
    assertThat(ours.text()).isEqualTo("4\n\n\n5");
    assertThat(theirs.text()).isEqualTo("4");
  }

  @Test
  void jediTermKeepsAPendingWrapWhenTheCursorMovesUp() throws IOException {
    feed("\r\n\n" + "x".repeat(COLUMNS) + "\033[Ay");
    assertThat(ours.row(1)).isEqualTo(" ".repeat(COLUMNS - 1) + "y");
    assertThat(theirs.text()).startsWith("\n\ny");
  }

  @Test
  void jediTermIgnoresRepetition() throws IOException {
    feed("-\033[9b");
    assertThat(ours.text()).isEqualTo("-".repeat(10));
    assertThat(theirs.text()).isEqualTo("-");
  }

  @Test
  void jediTermIgnoresBackTab() throws IOException {
    feed("0123456789\033[Zx");
    assertThat(ours.text()).isEqualTo("01234567x9");
    assertThat(theirs.text()).isEqualTo("0123456789x");
  }

  @Test
  void jediTermReadsOnlyTheFirstOfSeveralModes() throws IOException {
    feed("\033[?1000;1006h");
    assertThat(ours.frame().input().mouseForm()).isEqualTo(InputModes.MouseForm.SGR);
    assertThat(theirs.mouseModes.getLast().name()).isEqualTo("MOUSE_REPORTING_NORMAL");
    assertThat(theirs.mouseFormats).noneMatch(format -> format.name().contains("SGR"));
  }

  @Test
  void jediTermHasNoStyleForStrikeOut() throws IOException {
    feed("\033[9mx");
    assertThat(ours.style(0, 0).attributes()).isEqualTo(Screen.Style.STRIKE);
    assertThat(com.techsenger.jeditermfx.core.TextStyle.Option.values())
        .noneMatch(option -> option.name().contains("STRIKE"));
  }

  @Test
  void jediTermGivesACombiningMarkACellOfItsOwn() throws IOException {
    feed("q\u0301x"); // there is no such letter in one code point
    assertThat(ours.frame().cursorColumn()).isEqualTo(2);
    assertThat(theirs.cursorColumn()).isEqualTo(3);
  }

  @Test
  void jediTermCopiesItsHistoryForEachLineOnceItIsFull() throws IOException {
    long small = allocatedForLines(100);
    long large = allocatedForLines(10_000);
    assertThat(large).as("with 100 lines %d bytes", small).isGreaterThan(3 * small);
  }

  /// Bytes that it makes for the same lines behind a full history.
  private static long allocatedForLines(int history) throws IOException {
    JediTermScreen full = new JediTermScreen(COLUMNS, ROWS, history);
    full.feed("0123456789 0123456789\r\n".repeat(history + ROWS));
    String lines = "0123456789 0123456789\r\n".repeat(200);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    full.feed(lines);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
