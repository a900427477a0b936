package app.coppice.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.terminal.StyledText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellShelfTest {
  private static final StyledText TEXT = StyledText.of("one\ntwo hunter2\n", "");

  @TempDir Path folder;
  private final SessionId id = SessionId.random();

  private ShellShelf shelf() {
    return new ShellShelf(folder, text -> text.replace("hunter2", "*"));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasKeptStaysUntilSomethingElseIsKept() {
    shelf().keep(id, List.of(new KeptShell("server", Path.of("/srv"), TEXT)));
    KeptShell kept = shelf().read(id).getFirst();
    assertThat(kept.name()).isEqualTo("server");
    assertThat(kept.folder()).isEqualTo(Path.of("/srv"));
    assertThat(kept.text().text()).isEqualTo("one\ntwo *\n");
    assertThat(shelf().read(id)).as("after a second end without warning").hasSize(1);
    shelf().keep(id, List.of());
    assertThat(shelf().read(id)).isEmpty();
  }

  @Test
  void aShellComesBackInItsOwnSizeWhereThereIsRoomForIt() {
    shelf().keep(id, List.of(new KeptShell("half", Path.of("/srv"), TEXT, 60, 30)));
    KeptShell kept = shelf().read(id).getFirst();
    assertThat(kept.columns(120)).isEqualTo(60);
    assertThat(kept.rows(20)).isEqualTo(20);
    KeptShell unknown = new KeptShell("old", Path.of("/srv"), TEXT);
    assertThat(unknown.columns(120)).isEqualTo(120);
  }

  @Test
  void aDamagedFileBringsBackLessAndThrowsNothing() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      shelf().keep(id, List.of(new KeptShell("server", Path.of("/srv"), TEXT)));
      byte[] bytes = Files.readAllBytes(file());
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      byte[] part = Arrays.copyOf(bytes, bytes.length - random.nextInt(2) * random.nextInt(40));
      Files.write(file(), part);
      assertThat(shelf().read(id)).hasSizeLessThanOrEqualTo(1);
      Files.deleteIfExists(folder.resolve(id + ".json"));
    }
  }

  @Test
  void aFolderThatIsNoneBringsBackNothing() throws IOException {
    shelf().keep(id, List.of(new KeptShell("server", Path.of("/srv"), TEXT)));
    String json = Files.readString(file(), StandardCharsets.UTF_8);
    Files.writeString(file(), json.replace("/srv", "\\u0000"));
    assertThat(shelf().read(id)).isEmpty();
  }
}
