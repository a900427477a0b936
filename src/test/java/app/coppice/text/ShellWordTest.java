package app.coppice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"fix/a-b", "", "-n", "it's", "a b", "$(id)", "`id`", "a\nb", "~", "*", "\u00e9"})
  void aShellReadsItAsOneWord(String word) throws Exception {
    assertThat(read(ShellWord.of(word))).isEqualTo("<" + word + ">");
    assertThat(read(ShellWord.quoted(word))).isEqualTo("<" + word + ">");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fix/a-b", "refs/remotes/origin/fix", "v1.0", "git@host:a/b.git"})
  void whatTheShellLeavesAsItIsHasNoQuotes(String word) {
    assertThat(ShellWord.of(word)).isEqualTo(word);
  }

  private static String read(String written) throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "printf '<%s>' " + written).start();
    return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
