package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Frame;
import app.coppice.terminal.Screen.Style;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EmulatorTest {
  private final Screens screen = new Screens(20, 5);

  @Test
  void textWrapsAndScrollsIntoTheScrollback() {
    screen.feed("one\r\ntwo\r\n" + "x".repeat(25) + "\r\nfour\r\nfive");
    assertThat(screen.text()).isEqualTo("two\n" + "x".repeat(20) + "\nxxxxx\nfour\nfive");
    assertThat(screen.emulator.scrollbackLines()).isEqualTo(1);
    assertThat(Screens.text(screen.emulator.scrollbackRow(0))).isEqualTo("one");
    assertThat(screen.frame().rows().get(1).wrapped()).isTrue();
    assertThat(screen.frame().rows().get(2).wrapped()).isFalse();
  }

  @Test
  void anySplitOfTheBytesGivesTheSamePicture() {
    String text =
        "pl\u00e4in \033[1;38;2;10;20;30mbold\033[0m \u4f60\u597d e\u0301 \ud83d\ude00\r\n"
            + "\033]0;ti\u00fctle\033\\\033[3;4HX\033[?25l\033P+q544e\033\\end\033[4:3mu";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Frame whole = new Screens(20, 5).feed(text).frame();
    for (int cut = 1; cut < bytes.length; cut++) {
      Screens parts = new Screens(20, 5);
      parts.emulator.feed(bytes, 0, cut);
      parts.emulator.feed(bytes, cut, bytes.length);
      assertThat(parts.frame()).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void coloursAndAttributesOfAllKindsAreKept() {
    screen.feed("\033[31ma\033[0;92mb\033[38;5;200mc\033[48;2;1;2;3md\033[0m");
    assertThat(screen.style(0, 0)).isEqualTo(new Style(1, -1, 0));
    assertThat(screen.style(0, 1)).isEqualTo(new Style(10, -1, 0));
    assertThat(screen.style(0, 2)).isEqualTo(new Style(200, -1, 0));
    assertThat(screen.style(0, 3)).isEqualTo(new Style(200, 0x1010203, 0));
    screen.feed("\r\n\033[1;2;3;4;7;8;9mx");
    assertThat(screen.style(1, 0).attributes())
        .isEqualTo(
            Style.BOLD | Style.FAINT | Style.ITALIC | Style.REVERSE | Style.HIDDEN | Style.STRIKE);
  }

  @Test
  void colonFormsAreReadAndNothingOfThemIsPrinted() {
    screen.feed("\033[38:2::9:8:7ma\033[38:5:77mb\033[4:3mc\033[4:0md\033[48:2:1:2:3me");
    assertThat(screen.text()).isEqualTo("abcde");
    assertThat(screen.style(0, 0).foreground()).isEqualTo(0x1090807);
    assertThat(screen.style(0, 1).foreground()).isEqualTo(77);
    assertThat(screen.style(0, 2).underline()).isEqualTo(Underline.CURLY);
    assertThat(screen.style(0, 3).underline()).isEqualTo(Underline.NONE);
    assertThat(screen.style(0, 4).background()).isEqualTo(0x1010203);
  }

  @Test
  void unknownSequencesAreSwallowed() {
    screen.feed("a\033[<1u\033[>4;2m\033[=5u\033[?2027h\033[1;2;3 qb\033Pq#0~\033\\c\033_x\033\\d");
    assertThat(screen.text()).isEqualTo("abcd");
    assertThat(screen.answers()).isEmpty();
  }

  @Test
  void severalModesStandInOneSequence() {
    screen.feed("\033[?1000;1006;2004;1h");
    Frame frame = screen.frame();
    assertThat(frame.input().mouse()).isEqualTo(InputModes.MouseTracking.CLICKS);
    assertThat(frame.input().mouseForm()).isEqualTo(InputModes.MouseForm.SGR);
    assertThat(frame.input().bracketedPaste()).isTrue();
    assertThat(frame.input().applicationCursorKeys()).isTrue();
    screen.feed("\033[?1006;1000l");
    assertThat(screen.frame().input().mouse()).isEqualTo(InputModes.MouseTracking.NONE);
  }

  @Test
  void aHeldPictureIsShownWhole() {
    AtomicInteger dirty = new AtomicInteger();
    screen.emulator.onDirty(dirty::incrementAndGet);
    screen.feed("before");
    Frame before = screen.frame();
    screen.feed("\033[?2026h\033[2J\033[Hhalf");
    assertThat(screen.emulator.frame(before)).isSameAs(before);
    assertThat(dirty).hasValue(1);
    screen.feed(" whole\033[?2026l");
    assertThat(dirty).hasValue(2);
    assertThat(Screens.text(screen.emulator.frame(before))).isEqualTo("half whole");
  }

  @Test
  void unchangedRowsAreShared() {
    screen.feed("one\r\ntwo");
    Frame first = screen.frame();
    screen.feed("!");
    Frame second = screen.emulator.frame(first);
    assertThat(second.rows().get(0)).isSameAs(first.rows().get(0));
    assertThat(second.rows().get(1)).isNotSameAs(first.rows().get(1));
  }

  @Test
  void theAlternateScreenLeavesTheMainOneAsItWas() {
    screen.feed("shell$ \033[?1049h\033[2J\033[Hfull screen");
    assertThat(screen.frame().alternate()).isTrue();
    assertThat(screen.text()).isEqualTo("full screen");
    screen.feed("\r\n".repeat(20) + "\033[?1049lx");
    assertThat(screen.text()).isEqualTo("shell$ x");
    assertThat(screen.emulator.scrollbackLines()).isZero();
  }

  @Test
  void scrollingRegionsInsertAndDeleteLines() {
    screen.feed("1\r\n2\r\n3\r\n4\r\n5\033[2;4r\033[4;1H\nx\033[2;1H\033[L*");
    assertThat(screen.text()).isEqualTo("1\n*\n3\n4\n5");
    screen.feed("\033[M\033[r\033[1;1H\033M0");
    assertThat(screen.text()).isEqualTo("0\n1\n3\n4");
  }

  @Test
  void charactersAreInsertedDeletedErasedAndRepeated() {
    screen.feed("abcdef\033[1;3H\033[2@\033[1;1H\033[P\033[1;7H\033[X\033[3;1H-\033[4b");
    assertThat(screen.text()).isEqualTo("b  cde\n\n-----");
  }

  @Test
  void columnsAreMovedSidewaysInTheRegion() {
    screen.feed("abc\r\nabc\r\nabc\033[2;3r\033[1 @");
    assertThat(screen.text()).isEqualTo("abc\nbc\nbc");
    screen.feed("\033[2 A\033[3;3H\033[1'}\033[2;1H\033[1'~");
    assertThat(screen.text()).isEqualTo("abc\n  bc\n  bc");
  }

  @Test
  void theTestPictureFillsThePageAndGoesHome() {
    screen.feed("\033[2;3r\033[4;4H\033#8x");
    assertThat(screen.row(0)).isEqualTo("x" + "E".repeat(19));
    assertThat(screen.row(4)).isEqualTo("E".repeat(20));
  }

  @Test
  void aBackspaceGoesUpWhereALineWasWrappedAndThatIsAskedFor() {
    screen.feed("x".repeat(20) + "y\b\b");
    assertThat(screen.frame().cursorRow()).isEqualTo(1);
    screen.feed("\033[?45h\b");
    assertThat(screen.frame().cursorRow()).isZero();
    assertThat(screen.frame().cursorColumn()).isEqualTo(19);
  }

  @Test
  void wideCharactersTakeTwoCellsAndBreakWhole() {
    screen.feed("\u4f60\u597d");
    assertThat(screen.frame().rows().getFirst().runs())
        .extracting(run -> run.cells())
        .containsExactly(2, 2);
    screen.feed("\033[1;2Hx");
    assertThat(screen.row(0)).isEqualTo(" x\u597d");
    screen.feed("\033[2;20H\u4f60");
    assertThat(screen.row(1)).isEmpty();
    assertThat(screen.row(2)).isEqualTo("\u4f60");
  }

  @Test
  void combiningMarksStayOnTheirCharacter() {
    screen.feed("e\u0301x");
    assertThat(screen.row(0)).isEqualTo("e\u0301x");
    assertThat(screen.frame().cursorColumn()).isEqualTo(2);
    screen.feed("\u0301".repeat(10_000));
    assertThat(screen.row(0).length()).isLessThan(50);
  }

  @Test
  void lineDrawingIsMapped() {
    screen.feed("\033(0lqk\033(Blqk");
    assertThat(screen.row(0)).isEqualTo("\u250c\u2500\u2510lqk");
  }

  @Test
  void onlyFixedReportsAreAnswered() {
    screen.feed("\033[c\033[>c\033[5n\033[2;3H\033[6n\033[?25$p\033[?9999$p");
    assertThat(screen.answers())
        .isEqualTo("\033[?62;4;22c\033[>0;10;0c\033[0n\033[2;3R\033[?25;1$y\033[?9999;0$y");
    screen.answers.reset();
    screen.feed("\033[>q\033[=c");
    assertThat(screen.answers()).isEqualTo("\033P>|Coppice\033\\\033P!|00000000\033\\");
    screen.answers.reset();
    screen.feed("\033]0;rm -rf /\007\033[21t\033[20t\033P+q\033\\\033]50;?\007\033]52;c;?\007\005");
    screen.feed("\033]10;?\007\033]11;?\033\\\033]4;1;?\007\033P+q544e\033\\\033[8;9999;9999t");
    assertThat(screen.answers()).isEmpty();
    assertThat(screen.frame().columns()).isEqualTo(20);
    assertThat(screen.text()).isEmpty();
  }

  @Test
  void titlesAreCutAndCleaned() {
    screen.feed("\033]2;safe\u202e\u0085name\u0007");
    assertThat(screen.frame().title()).isEqualTo("safename");
    screen.feed("\033]2;" + "t".repeat(3000) + "\007");
    assertThat(screen.frame().title()).hasSize(256);
  }

  @Test
  void anEndlessStringIsGivenUpAndTextShowsAgain() {
    screen.feed("\033]52;c;");
    byte[] block = "A".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 32; i++) {
      screen.emulator.feed(block, 0, block.length);
    }
    screen.feed("\r\nvisible");
    assertThat(screen.text()).endsWith("visible");
  }

  @Test
  void hugeNumbersDoNoHarm() {
    screen.feed(
        "\033[99999999999999999999b\033[999999999;999999999Hx\033[999999999P\033[999999999L");
    screen.feed("\033[999999999S\033[999999999T\033[999999999@\033[999999999I\033[999999999Z");
    screen.feed("\033[" + "1;".repeat(10_000) + "mz");
    assertThat(screen.frame().rows()).hasSize(5);
  }

  @Test
  void malformedUtf8ShowsReplacementCharacters() {
    byte[] bytes = {
      (byte) 0xff, 'a', (byte) 0xe4, (byte) 0xbd, 'b', (byte) 0xc0, (byte) 0xaf, '\n'
    };
    screen.emulator.feed(bytes, 0, bytes.length);
    assertThat(screen.row(0)).isEqualTo("\ufffda\ufffdb\ufffd\ufffd");
  }

  @Test
  void aNarrowerWindowBreaksLinesAndAWiderOneJoinsThem() {
    screen.feed("0123456789abcdef\r\n$ ");
    screen.emulator.resize(8, 5);
    assertThat(screen.text()).isEqualTo("01234567\n89abcdef\n$");
    screen.emulator.resize(20, 5);
    assertThat(screen.row(0)).isEqualTo("0123456789abcdef");
  }

  @Test
  void aLowerWindowPushesLinesOutAndAHigherOneTakesThemBack() {
    screen.feed("1\r\n\033[32m2\u00e4\033[0m\r\n\u4f60\r\n4\r\n5");
    screen.emulator.resize(20, 2);
    assertThat(screen.text()).isEqualTo("4\n5");
    assertThat(screen.emulator.scrollbackLines()).isEqualTo(3);
    screen.emulator.resize(20, 6);
    assertThat(screen.text()).isEqualTo("1\n2\u00e4\n\u4f60\n4\n5");
    assertThat(screen.style(1, 0).foreground()).isEqualTo(2);
    assertThat(screen.frame().cursorRow()).isEqualTo(4);
  }

  @Test
  void theScrollbackForgetsTheOldest() {
    int limit = 1000;
    screen.emulator.apply(new TerminalSettings(limit, false));
    for (int i = 0; i < limit + 100; i++) {
      screen.feed("line " + i + "\r\n");
    }
    assertThat(screen.emulator.scrollbackLines()).isEqualTo(limit);
    assertThat(Screens.text(screen.emulator.scrollbackRow(96))).isEqualTo("line 96");
    assertThat(screen.emulator.scrollbackRow(95)).isSameAs(Screen.Row.EMPTY);
    assertThat(screen.frame().top()).isEqualTo(limit + 96);
    screen.feed("\033[3J");
    assertThat(screen.emulator.scrollbackLines()).isZero();
  }
}
