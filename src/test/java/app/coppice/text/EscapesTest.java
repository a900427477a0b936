package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @Test
  void plainTextStaysTheSameObject() {
    String text = "./mvnw -q test \u00e4\u4e2d\ud83d\ude00\n\tnext";
    assertThat(Escapes.visible(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({"27,\\e", "13,\\r", "8,\\b", "0,\\0", "7,\\x07", "155,\\x9b", "127,\\x7f"})
  void controlCharactersAreShown(int code, String shown) {
    assertThat(Escapes.visible("a" + (char) code + "b")).isEqualTo("a" + shown + "b");
  }

  @ParameterizedTest
  @CsvSource({"202e", "2066", "200b", "200d", "feff", "2028", "00a0", "3164", "e0041", "d800"})
  void directionOverridesAndInvisibleCharactersAreShown(String hex) {
    String hidden = Character.toString(Integer.parseInt(hex, 16));
    String shown = Escapes.visible("rm" + hidden + "x");
    assertThat(shown).doesNotContain(hidden).containsIgnoringCase(hex.replaceAll("^0+", ""));
  }

  @Test
  void anOneLinerShowsItsLineFeeds() {
    assertThat(Escapes.visibleOnOneLine("echo ok\nrm -rf ~")).isEqualTo("echo ok\\nrm -rf ~");
  }
}
