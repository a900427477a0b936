package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands in configuration files, as `git config` reads it.
class CoreValuesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[core]\n\texcludesFile = plain\n",
        "[CORE]\nEXCLUDESFILE=upper\n",
        "[core] excludesFile = same line\n",
        "[core]\nexcludesFile = a ; comment\n",
        "[core]\nexcludesFile = a#comment\n",
        "[core]\nexcludesFile = \"a ; b\" # comment\n",
        "[core]\nexcludesFile = two  blanks   \n",
        "[core]\nexcludesFile = \"quoted \"and plain\n",
        "[core]\nexcludesFile = \"with \\\"quotes\\\" and \\\\ and \\t tab\"\n",
        "[core]\nexcludesFile = first\n[user]\nname = x\n[core]\nexcludesFile = second\n",
        "[core]\n# excludesFile = no\n; excludesFile = no\nexcludesFile = yes\n",
        "[core \"sub\"]\nexcludesFile = of a subsection\n[core]\nexcludesFile = own\n",
        "[core]\nexcludesFile = before\n[include]\npath = other\n",
        "[include]\npath = other\n[core]\nexcludesFile = after\n",
        "[include]\npath = nowhere\n[core]\nexcludesFile = there\n",
      })
  void theLastValueIsTheOneThatGitTells(String text) throws IOException {
    Path config = Files.writeString(folder.resolve("config"), text);
    Files.writeString(folder.resolve("other"), "[core]\nexcludesFile = of the other\n");
    String git =
        GitProgram.run(
            folder, "", "config", "--includes", "-z", "-f", config.toString(), "core.excludesFile");
    assertThat(CoreValues.of(config, folder).value("excludesfile"))
        .hasValue(git.substring(0, git.length() - 1));
  }

  @Test
  void aFileThatIncludesItselfComesToAnEnd() throws IOException {
    String text = "[include]\npath = config\n[core]\nexcludesFile = once\n";
    Path config = Files.writeString(folder.resolve("config"), text);
    assertThat(CoreValues.of(config, folder).value("excludesFile")).hasValue("once");
  }

  @Test
  @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
  void filesThatIncludeThemselvesManyTimesComeToAnEndToo() throws IOException {
    String text = "[include]\n" + "path = config\n".repeat(10) + "[core]\nexcludesFile = once\n";
    Path config = Files.writeString(folder.resolve("config"), text);
    assertThat(CoreValues.of(config, folder).value("excludesFile")).hasValue("once");
  }

  @Test
  void whatIsNotThereHasNoValueAndAKeyAloneIsTrue() throws IOException {
    assertThat(CoreValues.of(folder.resolve("none"), folder).value("x")).isEmpty();
    for (String text : List.of("[core]\nbare\n", "[core]\nbare ; as it is\n")) {
      Path config = Files.writeString(folder.resolve("config"), text);
      assertThat(CoreValues.of(config, folder).value("bare")).hasValue("true");
      assertThat(CoreValues.of(config, folder).value("excludesfile")).isEmpty();
    }
  }
}
