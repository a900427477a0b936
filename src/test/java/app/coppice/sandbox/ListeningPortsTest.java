package app.coppice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.sandbox.ListeningPorts.Listening;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ListeningPortsTest {
  @TempDir Path proc;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aDescriptorThatCannotBeReadHidesNoOtherOfItsProcess() throws Exception {
    Files.createDirectories(proc.resolve("net"));
    Files.writeString(
        proc.resolve("net/tcp"),
        "  0: 0100007F:4E20 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 77 1\n");
    Path descriptors = Files.createDirectories(proc.resolve("42/fd"));
    Files.writeString(proc.resolve("42/comm"), "node\n");
    for (int i = 0; i < 20; i++) {
      Files.writeString(descriptors.resolve(String.valueOf(i)), "no link");
    }
    Files.createSymbolicLink(descriptors.resolve("20"), Path.of("socket:[77]"));

    assertThat(new ListeningPorts(proc).among(20_000, 20_009))
        .containsExactly(new Listening(20_000, 42, "node"));
  }
}
