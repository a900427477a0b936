package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOpenerTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Main.java", "README", "notes.md", ".gitignore", "empty.txt"})
  void plainTextIsHandedToTheDesktop(String name) throws IOException {
    assertThat(FileOpener.isPlainText(file(name, name.startsWith("empty") ? "" : "text\n")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.html", "picture.SVG", "x.desktop", "a.xhtml", "old.mht"})
  void aTextThatAProgramRunsIsNot(String name) throws IOException {
    assertThat(FileOpener.isPlainText(file(name, "text"))).isFalse();
  }

  @Test
  void whatIsNoTextIsNotWhateverItsName() throws IOException {
    assertThat(FileOpener.isPlainText(file("program.txt", "MZ\0\0"))).isFalse();
    assertThat(FileOpener.isPlainText(folder.resolve("gone.txt"))).isFalse();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no executable bit")
  void aProgramIsNotWhateverItsName() throws IOException {
    Path program = file("run.txt", "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(FileOpener.isPlainText(program)).isFalse();
  }
}
