package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of an `index.lock` that a git left which was killed.
class LeftLockTest {
  @TempDir Path folder;

  @Test
  void oneInTheWorktreeKeepsItFromBeingPutAwayAndStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path lock = Files.writeString(worktree.adminFolder().resolve("index.lock"), "half");

      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, worktree))
          .isInstanceOfSatisfying(
              ShelveResult.Refused.class,
              refused -> assertThat(refused.reason()).contains(lock.toString()));
      assertThat(lock).hasContent("half");
      assertThat(worktree.folder().resolve("README.md")).exists();
    }
  }

  @Test
  void oneInTheMainWorktreeKeepsASessionFromLandingAndStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "README.md", "# New\n");
      new Commits(sandbox.repository, worktree).commit(List.of(), "work");
      Path lock = Files.writeString(sandbox.main.resolve(".git/index.lock"), "half");

      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "work"))
          .isInstanceOfSatisfying(
              LandResult.Refused.class,
              refused -> assertThat(refused.reason()).contains(lock.toString()));
      assertThat(lock).hasContent("half");
      assertThat(sandbox.main.resolve("README.md")).hasContent("# Shop");
    }
  }
}
