package app.coppice.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeFolderTest {
  @TempDir private Path folder;

  @Test
  void aFolderThatCanBeMadeWillDo() {
    assertThat(WorktreeFolder.problem("")).isEmpty();
    assertThat(WorktreeFolder.problem(folder.toString())).isEmpty();
    assertThat(WorktreeFolder.problem(folder.resolve("not/there/yet").toString())).isEmpty();
  }

  @Test
  void whateverCannotHoldWorktreesIsRefusedWithTheReason() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path repository = folder.resolve("shop");
    Files.createDirectories(repository.resolve(".git"));
    assertThat(WorktreeFolder.problem("trees")).get().asString().contains("absolute");
    assertThat(WorktreeFolder.problem(file.toString())).get().asString().contains("file");
    assertThat(WorktreeFolder.problem(repository.resolve("a/b").toString()))
        .get()
        .asString()
        .contains("repository", repository.toString());
  }
}
