package app.coppice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnFileNamesTest {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it parts folders there")
  void anOwnFileWithABackslashInItsNameIsReadOnlyByThatName() throws IOException {
    Path root = Files.createDirectories(folder.resolve("ws"));
    var capability = new Broker(Set.of(root.resolve("a\\b"))).grant(Scope.readWrite(root));
    assertThatExceptionOfType(AccessDeniedException.class)
        .isThrownBy(() -> capability.write("a\\b", new byte[] {1}));
    capability.write("a/b", new byte[] {1});
    assertThat(root.resolve("a/b")).exists();
  }
}
