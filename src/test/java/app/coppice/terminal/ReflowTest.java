package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReflowTest {
  private final Screens screen = new Screens(20, 5);

  private String export() throws IOException {
    StringBuilder text = new StringBuilder();
    screen.emulator.export(text);
    return text.toString();
  }

  @Test
  void wrappedLinesAreJoinedAndBrokenAnewInScreenAndScrollback() throws IOException {
    screen.feed("a".repeat(45) + "\r\n" + "b".repeat(45) + "\r\n$ ");
    String before = export();
    screen.emulator.resize(50, 5);
    assertThat(screen.text()).isEqualTo("a".repeat(45) + "\n" + "b".repeat(45) + "\n$");
    assertThat(screen.emulator.scrollbackLines()).isZero();
    screen.emulator.resize(10, 5);
    assertThat(screen.row(4)).isEqualTo("$");
    assertThat(screen.row(3)).isEqualTo("bbbbb");
    assertThat(screen.emulator.scrollbackLines()).isEqualTo(6);
    assertThat(export()).isEqualTo(before);
  }

  @Test
  void theCursorStaysOnItsCharacter() {
    screen.feed("x".repeat(30) + "y" + "z".repeat(9) + "\033[2;11H");
    screen.emulator.resize(16, 5);
    Frame frame = screen.frame();
    assertThat(frame.cursorRow()).isEqualTo(1);
    assertThat(frame.cursorColumn()).isEqualTo(14);
    screen.feed("Y");
    assertThat(screen.row(1)).isEqualTo("x".repeat(14) + "Yz");
  }

  @Test
  void theCursorsLineKeepsItsRowsOnAWiderPage() throws IOException {
    screen.feed("o".repeat(30) + "\r\n" + "p".repeat(30));
    String before = export();
    screen.emulator.resize(40, 5);
    assertThat(screen.text())
        .isEqualTo("o".repeat(30) + "\n" + "p".repeat(20) + "\n" + "p".repeat(10));
    assertThat(screen.frame().cursorRow()).isEqualTo(2);
    assertThat(screen.frame().cursorColumn()).isEqualTo(10);
    assertThat(export()).isEqualTo(before);
    screen.feed("\r\n");
    screen.emulator.resize(36, 5);
    assertThat(screen.text()).isEqualTo("o".repeat(30) + "\n" + "p".repeat(30));
    assertThat(export().strip()).isEqualTo(before.strip());
  }

  @Test
  void aPendingWrapBecomesAPlaceInAWiderLineAndComesBack() {
    screen.feed("0".repeat(20));
    screen.emulator.resize(30, 5);
    assertThat(screen.frame().cursorColumn()).isEqualTo(20);
    screen.emulator.resize(20, 5);
    screen.feed("1");
    assertThat(screen.text()).isEqualTo("0".repeat(20) + "\n1");
  }

  @Test
  void aWideCharacterThatDidNotFitLeavesNoGap() {
    screen.feed("x".repeat(19) + "\u4f60\u597d\r\n");
    screen.emulator.resize(24, 5);
    assertThat(screen.text()).isEqualTo("x".repeat(19) + "\u4f60\u597d");
    screen.emulator.resize(20, 5);
    assertThat(screen.text()).isEqualTo("x".repeat(19) + "\n\u4f60\u597d");
  }

  @Test
  void promptMarksStayOnTheirLines() {
    screen.feed("\033]133;A\033\\$ \033]133;B\033\\" + "c".repeat(28) + "\r\n");
    screen.feed("\033]133;C\033\\out\r\n\033]133;D;3\033\\\033]133;A\033\\$ ");
    screen.emulator.resize(10, 6);
    Frame frame = screen.frame();
    assertThat(frame.rows().get(0).mark().is(PromptMark.PROMPT | PromptMark.INPUT)).isTrue();
    assertThat(frame.rows().get(0).mark().inputColumn()).isEqualTo(2);
    assertThat(frame.rows().get(1).mark()).isEqualTo(PromptMark.NONE);
    assertThat(frame.rows().get(3).mark()).isEqualTo(PromptMark.NONE.with(PromptMark.OUTPUT));
    PromptMark last = frame.rows().get(4).mark();
    assertThat(last.is(PromptMark.END | PromptMark.PROMPT)).isTrue();
    assertThat(last.exitStatus()).isEqualTo(3);
    screen.feed("\r\n".repeat(8));
    assertThat(screen.emulator.scrollbackRow(3).mark().is(PromptMark.OUTPUT)).isTrue();
    assertThat(screen.emulator.scrollbackRow(0).mark().inputColumn()).isEqualTo(2);
  }

  @Test
  void theAlternateScreenIsNotBroken() {
    screen.feed("shell".repeat(6) + "\r\n\033[?1049h\033[2J\033[H" + "full".repeat(5));
    screen.emulator.resize(10, 5);
    assertThat(screen.text()).isEqualTo("fullfullfu");
    screen.emulator.resize(30, 5);
    assertThat(screen.text()).isEqualTo("full".repeat(5));
    screen.feed("\033[?1049l");
    assertThat(screen.text()).isEqualTo("shell".repeat(6));
  }

  @Test
  void anAnchorFindsItsCharacterAtAnyWidth() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("line ").append(i).append("=".repeat(i)).append("\r\n");
    }
    screen.feed(text + "tail");
    long top = screen.frame().top();
    for (long line = 0; line < top + 5; line++) {
      Anchor anchor = screen.emulator.anchor(line, 3);
      assertThat(screen.emulator.place(anchor)).isEqualTo(new Anchor.Place(line, 3));
    }
    Anchor anchor = screen.emulator.anchor(top - 2, 2);
    char there = at(new Anchor.Place(top - 2, 2));
    for (int columns : new int[] {7, 61, 20, 13}) {
      screen.emulator.resize(columns, 5);
      Anchor.Place place = screen.emulator.place(anchor);
      assertThat(at(place)).isEqualTo(there);
      assertThat(screen.emulator.anchor(place.line(), place.column())).isEqualTo(anchor);
    }
  }

  private char at(Anchor.Place place) {
    Row row = screen.emulator.rows(place.line(), 1).getFirst();
    return Screens.text(row).charAt(place.column());
  }

  @Test
  void noTextIsLostByAnyResizes() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("\033[3").append(i % 8).append('m');
      for (int j = random.nextInt(60); j > 0; j--) {
        text.append(random.nextInt(6) == 0 ? "\u4f60" : random.nextInt(8) == 0 ? "e\u0301" : "x");
      }
      text.append(i).append("\r\n");
    }
    screen.feed(text + "$ ");
    String before = export();
    for (int i = 0; i < 100; i++) {
      screen.emulator.resize(2 + random.nextInt(70), 1 + random.nextInt(30));
      assertThat(export()).as("resize %d", i).isEqualTo(before);
    }
  }

  @Test
  void noTextBelowTheCursorIsLost() throws IOException {
    for (int y = 0; y < 5; y++) {
      screen.feed("\033[" + (y + 1) + "H" + Character.toString('a' + y).repeat(20));
    }
    screen.feed("\033[H");
    String before = export();
    screen.emulator.resize(10, 5);
    assertThat(export()).isEqualTo(before);
    screen.emulator.resize(20, 2);
    screen.emulator.resize(20, 5);
    assertThat(export()).isEqualTo(before);
    assertThat(screen.frame().cursorRow()).isBetween(0, 4);
  }

  @Test
  void noTextOfAnEndlessLineIsLost() throws IOException {
    screen.feed("xyz\u4f60".repeat(9_001));
    String before = export();
    for (int columns : new int[] {7, 300, 2, 33, 999, 20}) {
      screen.emulator.resize(columns, 3 + columns / 5);
      assertThat(export()).as("%d columns", columns).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789", "01234567\u4f60"})
  void aHundredThousandLinesAreBrokenAnewAtOnce(String ten) {
    Screens large = new Screens(120, 40);
    large.feed((ten.repeat(13) + "\r\n").repeat(100_000));
    assertThat(large.emulator.scrollbackLines()).isGreaterThan(199_000);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      large.emulator.resize(i % 2 == 0 ? 110 : 120, 40);
      best = Math.min(best, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
  }
}
