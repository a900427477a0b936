package app.coppice.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WorktreeLinksTest {
  @TempDir Path folder;
  private Path worktree = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void make() throws IOException {
    worktree = folder.toRealPath().resolve("tree");
    Files.createDirectories(worktree.resolve("src"));
    file = Files.writeString(worktree.resolve("src/a.txt"), "a");
    Files.writeString(folder.resolve("secret.txt"), "s");
  }

  @Test
  void aFileIsFoundFromTheProgramsFolderAndFromTheWorktree() {
    String inside = worktree.resolve("src").toString();
    assertThat(WorktreeLinks.find(worktree, inside, "a.txt")).contains(file);
    assertThat(WorktreeLinks.find(worktree, inside, "src/a.txt")).contains(file);
    assertThat(WorktreeLinks.find(worktree, "", "./src/a.txt")).contains(file);
    assertThat(WorktreeLinks.find(worktree, "", "b/src/a.txt")).as("git's side").contains(file);
    assertThat(WorktreeLinks.find(worktree, "", file.toString())).contains(file);
    assertThat(WorktreeLinks.find(worktree, "", "a.txt")).isEmpty();
    assertThat(WorktreeLinks.find(worktree, "", "src")).as("a folder").isEmpty();
    assertThat(WorktreeLinks.find(worktree, "", "bad\0name")).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it parts folders there")
  void aBackslashInANameStaysOne() {
    assertThat(WorktreeLinks.relative(worktree, worktree.resolve("src/a\\b.txt")))
        .isEqualTo("src/a\\b.txt");
  }

  @Test
  void aFileOfTheReviewIsOpenedByItsExactPathAlone() throws IOException {
    assertThat(WorktreeLinks.file(worktree, "src/a.txt")).contains(file);
    assertThat(WorktreeLinks.file(worktree, "b/src/a.txt")).as("another file").isEmpty();
    assertThat(WorktreeLinks.file(worktree, "src")).as("a folder").isEmpty();
    assertThat(WorktreeLinks.file(worktree, "../secret.txt")).isEmpty();
    assertThat(WorktreeLinks.file(worktree, "bad\0name")).isEmpty();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
  void nothingOutsideOfTheWorktreeIsFound() throws IOException {
    Files.createSymbolicLink(worktree.resolve("link.txt"), folder.resolve("secret.txt"));
    assertThat(WorktreeLinks.find(worktree, "", "../secret.txt")).isEmpty();
    assertThat(WorktreeLinks.find(worktree, folder.toString(), "secret.txt")).isEmpty();
    assertThat(WorktreeLinks.find(worktree, "", "link.txt")).isEmpty();
    assertThat(WorktreeLinks.file(worktree, "link.txt")).isEmpty();
    assertThat(WorktreeLinks.find(worktree, "", "/etc/passwd")).isEmpty();
    Path alias = Files.createSymbolicLink(folder.resolve("alias"), worktree);
    assertThat(WorktreeLinks.find(worktree, "", alias.resolve("src/a.txt").toString()))
        .as("a name outside is not followed, wherever it leads")
        .isEmpty();
  }
}
