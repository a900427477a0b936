package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.git.CommitResult.Committed;
import app.coppice.git.CommitResult.Failed;
import app.coppice.git.CommitResult.NothingToCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
  @TempDir Path folder;

  @Test
  void allChangesAreCommittedWithTheMessageAsItIs() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "new.txt", "x\n");
      Files.delete(worktree.folder().resolve("README.md"));

      var result = new Commits(sandbox.repository, worktree).commit(List.of(), "Do it\n\n# why\n");

      assertThat(result).isInstanceOf(Committed.class);
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
      assertThat(sandbox.gitIn(worktree.folder(), "log", "-1", "--format=%B%an"))
          .isEqualTo("Do it\n\n# why\nRobin\n");
      assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "again"))
          .isEqualTo(new NothingToCommit());
    }
  }

  @Test
  void chosenPathsAloneAreCommittedWhateverTheirNames() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "--all", "x\n");
      GitSandbox.write(worktree.folder(), ":(glob)*", "x\n");
      GitSandbox.write(worktree.folder(), "$(touch pwned) \"ü\".txt", "x\n");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      var chosen = List.of("--all", ":(glob)*", "$(touch pwned) \"ü\".txt");

      var result = new Commits(sandbox.repository, worktree).commit(chosen, "Odd names");

      assertThat(result).isInstanceOf(Committed.class);
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain"))
          .isEqualTo(" M README.md\n");
    }
  }

  @Test
  void aHookThatRefusesIsHeard() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path hook = sandbox.main.resolve(".git/hooks/pre-commit");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\necho 'lint: tabs found' >&2\nexit 1\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "new.txt", "x\n");

      var result = new Commits(sandbox.repository, worktree).commit(List.of(), "Do it");

      assertThat(result).isEqualTo(new Failed("lint: tabs found"));
    }
  }

  @Test
  void aCommitThatBreaksOffWithAnErrorLeavesTheIndexAsItWas() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "new.txt", "x\n");
      var breaking =
          new GitProgram(
              (command, where, environment, input, timeout, limit, mayGoOn) -> {
                if (command.contains("commit")) {
                  throw new IOException("cut off");
                }
                return GitSandbox.run(command, where, environment, input, timeout, limit, mayGoOn);
              },
              Map.of());
      var opened = new Repositories(breaking).open(sandbox.main);
      try (var repository = ((OpenOutcome.Opened) opened).repository()) {
        var commits = new Commits(repository, worktree);
        assertThatThrownBy(() -> commits.commit(List.of(), "Do it"))
            .hasMessageContaining("cut off");
      }
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain"))
          .isEqualTo("?? new.txt\n");
    }
  }

  @Test
  void withoutGitTheCommitSaysThatHooksWereNotRun() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "new.txt", "x\n");
      Files.delete(worktree.folder().resolve("README.md"));
      try (var repository = sandbox.withoutProgram()) {
        var result = new Commits(repository, worktree).commit(List.of(), "Do it");

        assertThat(result).isInstanceOf(Committed.class);
        assertThat(((Committed) result).notice()).contains("hooks were not run");
      }
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEmpty();
    }
  }
}
