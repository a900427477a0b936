package app.coppice.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.Screen.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgrTest {
  private final Screens screen = new Screens(20, 5);

  private Style style(String rendition) {
    screen.feed("\033[0m\r\033[" + rendition + "mx");
    assertThat(screen.text()).isEqualTo("x");
    return screen.style(0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "4, SINGLE", "4:0, NONE", "4:1, SINGLE", "4:2, DOUBLE", "4:3, CURLY", "4:4, DOTTED",
    "4:5, DASHED", "4:9, NONE", "21, DOUBLE", "4;24, NONE", "4:3;4:0, NONE", "4:3;24, NONE"
  })
  void underlinesHaveTheirStyles(String rendition, Underline underline) {
    assertThat(style(rendition).underline()).isEqualTo(underline);
  }

  @ParameterizedTest
  @CsvSource({
    "4;58:5:7, 7",
    "4;58;5;7, 7",
    "4;58:2::1:2:3, 0x1010203",
    "4;58:2:1:2:3, 0x1010203",
    "4;58;2;1;2;3, 0x1010203",
    "4;58:5:7;59, -1",
    "4;58:5:7;0;4, -1"
  })
  void underlinesHaveTheirColours(String rendition, String colour) {
    Style style = style(rendition);
    assertThat(style.underline()).isEqualTo(Underline.SINGLE);
    assertThat(style.underlineColour()).isEqualTo(Integer.decode(colour));
    assertThat(style.foreground()).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "38:5:200, 200, -1",
    "38;5;200, 200, -1",
    "38:2:1:2:3, 0x1010203, -1",
    "38:2::1:2:3, 0x1010203, -1",
    "38:2:0:1:2:3, 0x1010203, -1",
    "38:2::1:2:3:0:1, 0x1010203, -1",
    "38;2;1;2;3, 0x1010203, -1",
    "48:5:200, -1, 200",
    "48:2::1:2:3;38:5:4, 4, 0x1010203",
    "38;5;9;48;5;10, 9, 10",
    "38, -1, -1",
    "38;5, -1, -1",
    "38:9:1;31, 1, -1",
    "38:;32, 2, -1"
  })
  void coloursAreReadInAllForms(String rendition, String foreground, String background) {
    Style style = style(rendition);
    assertThat(style.foreground()).isEqualTo(Integer.decode(foreground));
    assertThat(style.background()).isEqualTo(Integer.decode(background));
  }

  @Test
  void overlinesComeAndGo() {
    assertThat(style("53").attributes()).isEqualTo(Style.OVERLINE);
    assertThat(style("53;55").attributes()).isZero();
    assertThat(style("53;9;55").attributes()).isEqualTo(Style.STRIKE);
  }

  @Test
  void whatIsErasedKeepsTheGroundOnly() {
    screen.feed("\033[4:3;58:5:1;9;44mabc\033[1K");
    assertThat(screen.style(0, 1)).isEqualTo(new Style(-1, 4, 0));
  }

  @Test
  void allStylesComeBackFromTheScrollback() {
    screen.feed("\033[1;4:5;58:2::1:2:3;53;38:5:99;48:2::9:9:9mab\033[0mc\033[7md");
    var runs = screen.frame().rows().getFirst().runs();
    screen.feed("\033[0m" + "\r\n".repeat(7));
    assertThat(screen.emulator.scrollbackRow(0).runs()).isEqualTo(runs);
  }
}
