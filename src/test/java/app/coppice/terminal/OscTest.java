package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OscTest {
  private final Screens screen = new Screens(20, 5);

  private void told(String command) {
    screen.feed("\033]" + command + "\033\\");
  }

  @Test
  void linksAreOnTheirCellsOnly() {
    screen.feed("a\033]8;id=7;https://example.org/x\033\\bc\033]8;;\033\\d");
    List<Run> runs = screen.frame().rows().getFirst().runs();
    assertThat(runs).extracting(Run::text).containsExactly("a", "bc", "d");
    assertThat(runs.get(1).link()).isEqualTo(new Link("7", "https://example.org/x"));
    assertThat(runs.get(0).link()).isEqualTo(Link.NONE);
    assertThat(runs.get(2).link()).isEqualTo(Link.NONE);
    screen.feed("\r\n".repeat(6));
    assertThat(screen.emulator.scrollbackRow(0).runs()).isEqualTo(runs);
  }

  @Test
  void aStyleResetKeepsTheLink() {
    screen.feed("\033]8;;file:///etc\033\\\033[1mb\033[0mc");
    assertThat(screen.frame().rows().getFirst().runs())
        .allMatch(run -> run.link().uri().equals("file:///etc"));
  }

  @Test
  void linksWithControlsOrOfMonstrousLengthAreNone() {
    told("8;;http://a/\tb");
    screen.feed("x");
    told("8;;http://a/" + "y".repeat(3000));
    screen.feed("x");
    told("8;;http://\u202eevil/");
    screen.feed("x");
    assertThat(screen.frame().rows().getFirst().runs()).hasSize(1);
    assertThat(screen.frame().rows().getFirst().runs().getFirst().link()).isEqualTo(Link.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7;file:///home/a%20b",
        "7;file://localhost/home/a%20b",
        "1337;CurrentDir=/home/a b",
        "9;9;/home/a b"
      })
  void theFolderIsTold(String command) {
    told(command);
    assertThat(screen.frame().program().folder()).isEqualTo("/home/a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7;file://another.example/home",
        "7;http://localhost/home",
        "7;file:////share.example/a",
        "1337;CurrentDir=/\\\\share.example",
        "7;file:///a%0ab",
        "7;file:///a%1b]0;x",
        "1337;CurrentDir=relative",
        "7;"
      })
  void aFolderElsewhereOrWithControlsIsNone(String command) {
    told(command);
    assertThat(screen.frame().program().folder()).isEmpty();
    assertThat(screen.events).isEmpty();
  }

  @Test
  void noticesAreCleanedAndBounded() {
    told("9;done \u202e\u0085now");
    told("777;notify;Build;" + "x".repeat(5000));
    told("9;4;1;50"); // a progress bar's place
    assertThat(screen.events)
        .containsExactly(
            new TerminalEvent.Notice("", "done now"),
            new TerminalEvent.Notice("Build", "x".repeat(512)));
  }

  @Test
  void aFloodOfEventsIsBounded() {
    StringBuilder flood = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      flood.append("\033]9;").append("n").append(i).append("\007\007");
    }
    screen.feed(flood.toString());
    assertThat(screen.events).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void aClipboardWriteIsARequestAndAReadIsNothing() {
    String text = "l\u00e4ne 1\nline 2\u001b[201~";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    told("52;c;" + Base64.getEncoder().encodeToString(bytes));
    told("52;c;?");
    told("52;p;!!!!");
    assertThat(screen.events)
        .containsExactly(new TerminalEvent.ClipboardRequest("l\u00e4ne 1\nline 2[201~"));
    assertThat(screen.answers()).isEmpty();
  }

  @Test
  void aHugeClipboardWriteIsDropped() {
    byte[] bytes = new byte[200_000];
    Arrays.fill(bytes, (byte) 'x');
    told("52;c;" + Base64.getEncoder().encodeToString(bytes));
    assertThat(screen.events).isEmpty();
    screen.feed("shown");
    assertThat(screen.text()).isEqualTo("shown");
  }

  @ParameterizedTest
  @CsvSource({
    "#fff, 0x1ffffff",
    "#102030, 0x1102030",
    "rgb:1/22/ffff, 0x11122ff",
    "rgb:10/20/30, 0x1102030"
  })
  void coloursAreReadInAllForms(String written, String colour) {
    told("11;" + written);
    told("4;200;" + written);
    ColourOverrides colours = screen.frame().program().colours();
    assertThat(colours.background()).isEqualTo(Integer.decode(colour));
    assertThat(colours.palette()).containsEntry(200, Integer.decode(colour));
    told("111");
    told("104;200");
    assertThat(screen.frame().program().colours()).isEqualTo(ColourOverrides.NONE);
  }

  @Test
  void questionsAboutColoursAreAnsweredWithNumbers() {
    screen.emulator.shownWith(new ViewTraits(9, 18, 0x102030, 0xffffff, 0, List.of(0xaa0000)));
    told("10;?;?");
    told("4;0;?;16;?;231;?;999;?;x;?");
    told("12;#abcdef");
    screen.feed("\033]12;?\007");
    assertThat(screen.answers())
        .isEqualTo(
            "\033]10;rgb:1010/2020/3030\033\\\033]11;rgb:ffff/ffff/ffff\033\\"
                + "\033]4;0;rgb:aaaa/0000/0000\033\\\033]4;16;rgb:0000/0000/0000\033\\"
                + "\033]4;231;rgb:ffff/ffff/ffff\033\\\033]12;rgb:abab/cdcd/efef\007");
  }

  @Test
  void sizesAreReported() {
    screen.feed("\033[18t\033[14t\033[16t");
    assertThat(screen.answers()).isEqualTo("\033[8;5;20t");
    screen.answers.reset();
    screen.emulator.shownWith(new ViewTraits(9, 18, 0, 0, 0, List.of()));
    screen.feed("\033[14t\033[16t\033[?2048h");
    screen.emulator.resize(30, 6);
    assertThat(screen.answers())
        .isEqualTo("\033[4;90;180t\033[6;18;9t\033[48;5;20;90;180t\033[48;6;30;108;270t");
  }

  @Test
  void settingsAreReportedInFixedWords() {
    screen.feed("\033[1;4:3;38:2::1:2:3;48:5:7;58:5:9;53m\033[5 q\033[2;4r");
    screen.feed("\033P$qm\033\\\033P$qr\033\\\033P$q q\033\\\033P$qrm -rf\n\033\\");
    assertThat(screen.answers())
        .isEqualTo(
            "\033P1$r0;1;4:3;53;38:2::1:2:3;48:5:7;58:5:9m\033\\"
                + "\033P1$r2;4r\033\\\033P1$r5 q\033\\\033P0$r\033\\");
  }

  @Test
  void titlesAreKeptAndComeBack() {
    told("2;one");
    screen.feed("\033[22;0t".repeat(50));
    told("0;two");
    assertThat(screen.frame().title()).isEqualTo("two");
    screen.feed("\033[23;0t".repeat(50) + "\033ktmux\033\\");
    assertThat(screen.frame().title()).isEqualTo("tmux");
    assertThat(screen.answers()).isEmpty();
    assertThat(screen.text()).isEmpty();
  }

  @Test
  void aHundredMegabytesOfAnyStringStayBounded() {
    byte[] block = new byte[1 << 20];
    Arrays.fill(block, (byte) 'A');
    for (String start : List.of("\033]52;c;", "\033]8;;", "\033Pq", "\033_G", "\033^", "\033k")) {
      Screens flooded = new Screens(20, 5).feed(start);
      for (int i = 0; i < 17; i++) {
        flooded.emulator.feed(block, 0, block.length);
      }
      flooded.feed("\033\\\033[2J\033[Hvisible");
      assertThat(flooded.text()).isEqualTo("visible");
      assertThat(flooded.answers()).isEmpty();
      assertThat(flooded.events).isEmpty();
      assertThat(flooded.frame().title()).hasSizeLessThan(300);
    }
  }

  @Test
  void thisComputerIsKnownWithItsDomainAndWithout() {
    assertThat(ThisComputer.isSame("Mac.local", "mac")).isTrue();
    assertThat(ThisComputer.isSame("build", "BUILD.example.org")).isTrue();
    assertThat(ThisComputer.isSame("other.local", "mac.local")).isFalse();
  }
}
