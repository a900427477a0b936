package app.coppice.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is believed of the way from a worktree's git folder to the shared one.
class GitFolderTest {
  @TempDir Path folder;
  private Path common;
  private Path own;

  @BeforeEach
  void makeLinkedWorktree() throws IOException {
    Path root = Files.createDirectory(folder.toRealPath().resolve("main"));
    GitProgram.run(root, "", "init", "-q", "-b", "main");
    GitProgram.run(root, "", "commit", "-q", "--allow-empty", "-m", "start");
    GitProgram.run(root, "", "worktree", "add", "-q", "-b", "fix", "../linked");
    common = root.resolve(".git");
    own = common.resolve("worktrees/linked");
  }

  @Test
  void aLinkedWorktreeSharesTheFolderThatItsOwnLiesIn() {
    assertThat(GitFolder.of(own)).isEqualTo(new GitFolder(own, common));
  }

  @Test
  void aFolderThatTheWorktreesDoesNotLieInIsNotTakenForTheSharedOne() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/worktrees")).getParent();
    Files.writeString(own.resolve("commondir"), other + "\n");
    assertThat(GitFolder.of(own)).isEqualTo(new GitFolder(own, own));
  }

  @Test
  void whatIsNoPathOrTooLongForOneIsNotFollowed() throws IOException {
    Files.writeString(own.resolve("commondir"), "../..\0");
    assertThat(GitFolder.of(own)).isEqualTo(new GitFolder(own, own));
    // Led to the right place, if it were read to its end.
    Files.writeString(own.resolve("commondir"), "./".repeat(50_000) + "../..");
    assertThat(GitFolder.of(own)).isEqualTo(new GitFolder(own, own));
  }
}
