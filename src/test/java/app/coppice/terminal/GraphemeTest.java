package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemeTest {
  private final Screens screen = new Screens(20, 5);

  @ParameterizedTest
  @CsvSource({
    "joined by a joiner, \ud83d\udc69\u200d\ud83d\udcbb, 2",
    "a family of four, \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66, 2",
    "a skin tone, \ud83d\udc4d\ud83c\udffd, 2",
    "a tone within a sequence, \ud83d\udc69\ud83c\udffd\u200d\ud83d\ude80, 2",
    "a flag, \ud83c\udde9\ud83c\uddea, 2",
    "a flag of tags, \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f, 2",
    "an emoji by its selector, \u2764\ufe0f, 2",
    "a keycap, 1\ufe0f\u20e3, 2",
    "a text by its selector, \u231a\ufe0e, 1",
    "a heart on fire, \u2764\ufe0f\u200d\ud83d\udd25, 2",
    "two marks, q\u0301\u0323, 1",
    "Hangul parts, \u1112\u1161\u11ab, 2",
  })
  void aGraphemeIsOneGroupOfCells(String what, String grapheme, int cells) {
    screen.feed(grapheme + "x");
    List<Run> runs = screen.frame().rows().getFirst().runs();
    assertThat(runs).as(what).hasSize(2);
    assertThat(runs.getFirst().text()).isEqualTo(grapheme);
    assertThat(runs.getFirst().cells()).isEqualTo(cells);
    assertThat(runs.getFirst().cluster()).isTrue();
    assertThat(runs.get(1).cluster()).isFalse();
    assertThat(screen.frame().cursorColumn()).isEqualTo(cells + 1);
    screen.feed("\r\n".repeat(6));
    assertThat(screen.emulator.scrollbackRow(0).runs()).isEqualTo(runs);
  }

  @Test
  void flagsStandSideBySideInPairs() {
    screen.feed("\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7\ud83c\uddef");
    assertThat(screen.frame().rows().getFirst().runs())
        .extracting(Run::text)
        .containsExactly("\ud83c\udde9\ud83c\uddea", "\ud83c\uddeb\ud83c\uddf7", "\ud83c\uddef");
    assertThat(screen.frame().cursorColumn()).isEqualTo(6);
  }

  @Test
  void whatOnlyFollowsAnEmojiStaysAlone() {
    screen.feed("\ud83d\udc69\ud83d\udcbb");
    assertThat(screen.frame().rows().getFirst().runs()).hasSize(2);
    screen.feed("\r\nx\ud83c\udffd");
    assertThat(screen.frame().rows().get(1).runs()).hasSize(2);
  }

  @Test
  void aSelectorAtTheEdgeLeavesTheWidth() {
    screen.feed("x".repeat(19) + "\u2764\ufe0fy");
    assertThat(screen.row(0)).isEqualTo("x".repeat(19) + "\u2764\ufe0f");
    assertThat(screen.row(1)).isEqualTo("y");
  }

  @Test
  void aGraphemeOverwrittenByHalfIsGone() {
    screen.feed("\ud83d\udc69\u200d\ud83d\udcbb\033[1;2Hy");
    assertThat(screen.row(0)).isEqualTo(" y");
  }

  @Test
  void ambiguousCharactersAreWideOnlyWhereThatIsSet() {
    screen.feed("\u00b1\u2500");
    assertThat(screen.frame().cursorColumn()).isEqualTo(2);
    screen.emulator.apply(new TerminalSettings(100, true));
    screen.feed("\u00b1\u2500a\u0301\ue0b0");
    assertThat(screen.frame().cursorColumn()).isEqualTo(8);
  }

  @Test
  void aGraphemeIsBounded() {
    screen.feed("\ud83d\udc69" + "\u200d\ud83d\udc69".repeat(10_000));
    assertThat(screen.frame().rows().getFirst().runs().getFirst().text().length()).isLessThan(50);
  }
}
