package app.coppice.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditorCommandTest {
  private static final Path FILE = Path.of("-rf $(id) 'a' {line}.txt").toAbsolutePath();

  @Test
  void eachPlaceholderIsFilledAndAnOddNameStaysOneWord() {
    assertThat(EditorCommand.of("ed --at={line}:{column} 'two words' {file}").filled(FILE, 12, 3))
        .containsExactly("ed", "--at=12:3", "two words", FILE.toString());
    assertThat(EditorCommand.of("ed \"\" {file}:{line}").filled(FILE, 1, 1))
        .containsExactly("ed", "", FILE + ":1");
  }

  @Test
  void aRelativeFileIsNeverPutIntoACommand() {
    EditorCommand command = EditorCommand.of("ed {file}");
    assertThatThrownBy(() -> command.filled(Path.of("-o"), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "ed {name}|{name} means nothing here",
        "ed +{line}|has no {file}",
        "ed {file|brace",
        "ed 'half|without its end",
        "-w {file}|must begin with a program",
        "{file}|must begin with a program",
        "./ed {file}|full path",
        "bin/ed {file}|full path",
        "''|must begin with a program"
      })
  void whatIsNoCommandIsSaid(String text, String said) {
    assertThat(EditorCommand.problem(text)).hasValueSatisfying(it -> assertThat(it).contains(said));
  }

  @ParameterizedTest
  @CsvSource({"''", "code", "code --goto {file}:{line}:{column}", "/opt/my/ed {file}"})
  void whatIsACommandHasNoProblem(String text) {
    assertThat(EditorCommand.problem(text)).isEmpty();
  }
}
