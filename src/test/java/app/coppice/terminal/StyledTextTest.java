package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StyledTextTest {
  private static final String STREAM =
      "plain\r\n\033[1;3;31mred\033[m and \033[4:3;38;2;1;2;3;48;5;200mcurly\033[m\r\n\r\n"
          + "\033[7;9;53;2;8m\u4f60e\u0301\ud83d\udc69\u200d\ud83d\udcbb\033[m "
          + "x".repeat(70)
          + "\r\n$";

  private static StyledText kept(Screens screen) {
    return StyledText.of(screen.emulator, 200_000);
  }

  private static Screens shown(StyledText text) {
    return new Screens(40, 12).feed(text.stream());
  }

  private static List<Row> rows(Screens screen) {
    return screen.frame().rows();
  }

  @Test
  void aTerminalComesBackAsItLooked() {
    Screens before = new Screens(40, 12).feed(STREAM + "\r\n");
    StyledText kept = kept(before);
    StyledText read = StyledText.of(kept.text(), kept.pens());
    assertThat(read.lines()).hasSize(5);
    assertThat(rows(shown(read))).isEqualTo(rows(new Screens(40, 12).feed(STREAM + "\r\n")));
  }

  @Test
  void onlyTheLastLinesAreKept() {
    Screens screen = new Screens(40, 12);
    for (int i = 0; i < 5000; i++) {
      screen.feed("\033[3" + i % 8 + "mline " + i + "\r\n");
    }
    StyledText kept = StyledText.of(screen.emulator, 1000);
    assertThat(kept.text().length()).isBetween(900, 1000);
    assertThat(kept.text()).endsWith("\nline 4999\n");
    assertThat(StyledText.of(new Screens(9, 9).emulator, 1000).isEmpty()).isTrue();
  }

  @Test
  void aPromptIsTheCursorsLineOrWhatTheShellMarksAsOne() {
    String output = "> ls\r\na.txt\r\n";
    assertThat(withoutPrompt(output + "> ")).isEqualTo("> ls\na.txt\n");
    assertThat(withoutPrompt(output + "x".repeat(90))).as("wrapped").isEqualTo("> ls\na.txt\n");
    String marked = "\033]133;A\007~/work on main\r\n\033]133;B\007$ ";
    assertThat(withoutPrompt(marked + "ls\r\n\033]133;C\007a.txt\r\n" + marked))
        .isEqualTo("~/work on main\n$ ls\na.txt\n");
    assertThat(withoutPrompt(output + "> \r\nbelow\033[A\r> ")).endsWith(">\nbelow\n");
    assertThat(withoutPrompt("> ")).isEmpty();
  }

  private static String withoutPrompt(String stream) {
    return StyledText.withoutPrompt(new Screens(40, 12).feed(stream).emulator, 200_000).text();
  }

  @Test
  void plainTextHasNoPens() {
    assertThat(kept(new Screens(40, 12).feed("a\r\nb\r\n")).pens()).isEmpty();
  }

  @Test
  void aLineThatSomethingIsTakenOutOfIsPlainAndTheOthersAreNot() {
    Screens screen = new Screens(40, 12).feed("\033[31mkey hunter2\r\n\033[32mgreen\033[m\r\n");
    StyledText clean = kept(screen).cleaned(text -> text.replace("hunter2", "*"));
    assertThat(clean.text()).isEqualTo("key *\ngreen\n");
    Screens back = shown(StyledText.of(clean.text(), clean.pens()));
    assertThat(back.style(0, 0).foreground()).isEqualTo(-1);
    assertThat(back.style(1, 0).foreground()).isEqualTo(2);
    StyledText shorter = kept(screen).cleaned(text -> "one line");
    assertThat(shown(shorter).text()).isEqualTo("one line");
  }

  @Test
  void pensThatAreDamagedOrOfAnotherTextLeaveItPlain() {
    StyledText kept = kept(new Screens(40, 12).feed(STREAM));
    String pens = kept.pens();
    StyledText plain = StyledText.of(kept.text(), "");
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      byte[] wrong = pens.getBytes(StandardCharsets.US_ASCII);
      wrong[random.nextInt(wrong.length - 4)] ^= (byte) (1 << random.nextInt(8));
      String text = new String(wrong, StandardCharsets.ISO_8859_1);
      assertThat(StyledText.of(kept.text(), text).stream()).isEqualTo(plain.stream());
    }
    for (int length = 0; length < pens.length() - 3; length++) {
      String text = pens.substring(0, length);
      assertThat(StyledText.of(kept.text(), text).stream()).isEqualTo(plain.stream());
    }
    assertThat(StyledText.of("other\n", pens).stream()).isEqualTo("other\r\n");
  }

  @Test
  void aTextThatWasTamperedWithCanOnlyBeShown() {
    Screens screen = shown(StyledText.of("\033[6n\u009b6n\033]0;title\007\nnext", ""));
    assertThat(screen.answers()).isEmpty();
    assertThat(screen.frame().title()).isEmpty();
    assertThat(screen.row(1)).isEqualTo("next");
  }

  @Test
  void aTextOfManyColoursIsBounded() {
    Screens screen = new Screens(200, 50);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 190_000; i++) {
      text.append("\033[38;5;").append(i % 256).append("mx").append(i % 150 == 149 ? "\r\n" : "");
    }
    StyledText kept = kept(screen.feed(text.toString()));
    String pens = kept.pens();
    assertThat(pens.length()).isBetween(100_000, 400_000);
    StyledText read = StyledText.of(kept.text(), pens);
    assertThat(read.lines().getLast()).isEqualTo(kept.lines().getLast());
    assertThat(read.lines().getFirst().spans()).isEmpty();
  }
}
