package app.coppice.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Worktrees of which a part is elsewhere, left out or not decided: as C git has them.
class OddCheckoutsTest {
  @TempDir Path folder;

  @Test
  void aSubmoduleAndARepositoryWithin() throws Exception {
    Path library = Files.createDirectory(folder.resolve("library"));
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              s.gitIn(library, "init", "-q", "-b", "main");
              GitSandbox.write(library, "a.txt", "a\n");
              s.gitIn(library, "add", "-A");
              s.gitIn(library, "-c", "user.name=R", "-c", "user.email=r@x", "commit", "-qm", "l");
              GitSandbox.plain(s);
              s.git(
                  "-c",
                  "protocol.file.allow=always",
                  "submodule",
                  "--quiet",
                  "add",
                  library.toUri().toString(),
                  "lib");
              s.git("commit", "-qm", "with library");
            })) {
      Worktree worktree = sandbox.create("fix");
      Path within = Files.createDirectories(worktree.folder().resolve("within/deep"));
      sandbox.gitIn(within, "init", "-q");
      GitSandbox.write(within, "f.txt", "f\n");
      sandbox.gitIn(within, "add", "-A");
      sandbox.gitIn(within, "-c", "user.name=R", "-c", "user.email=r@x", "commit", "-qm", "l");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      OddRepositoriesTest.agrees(sandbox, worktree);
    }
  }

  @Test
  void aSparseCheckout() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.write("docs/a.txt", "a\n");
              s.write("deep/er/b.txt", "b\n");
              s.commitAll("more");
            })) {
      Worktree worktree = sandbox.create("fix");
      sandbox.gitIn(worktree.folder(), "sparse-checkout", "set", "--no-cone", "/src/", "/docs/a*");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "changed\n");
      GitSandbox.write(worktree.folder(), "deep/er/new.txt", "new\n");
      OddRepositoriesTest.agrees(sandbox, worktree);
    }
  }

  @Test
  void aMergeThatIsNotDone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Worktree worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "README.md", "ours\n");
      Files.delete(worktree.folder().resolve("src/Cart.java"));
      sandbox.commitAll(worktree.folder(), "ours");
      sandbox.write("README.md", "theirs\n");
      sandbox.write("src/Cart.java", "theirs\n");
      sandbox.commitAll("theirs");
      GitSandbox.run(
          List.of("git", "merge", "-q", "main"),
          worktree.folder(),
          Map.of(),
          new byte[0],
          Duration.ofSeconds(20),
          65_536);
      OddRepositoriesTest.agrees(sandbox, worktree);
    }
  }

  @Test
  void filesThatGitWasToldNotToLookAt() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Worktree worktree = sandbox.create("fix");
      sandbox.gitIn(worktree.folder(), "update-index", "--assume-unchanged", "README.md");
      sandbox.gitIn(worktree.folder(), "update-index", "--skip-worktree", "src/Cart.java");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      GitSandbox.write(worktree.folder(), "src/Cart.java", "changed\n");
      Files.delete(worktree.folder().resolve("src/Price.java"));
      OddRepositoriesTest.agrees(sandbox, worktree);
    }
  }
}
