package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a lock that a git left which was killed.
@Timeout(60)
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

  @Test
  @EnabledOnOs(OS.LINUX)
  void oneOfARefKeepsASessionInTheTrashAndIsNamedUntilItIsGone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var trash = new Trash(sandbox.manager);
      trash.delete(sandbox.repository, sandbox.create("fix"));
      Path refs = sandbox.main.resolve(".git/refs/coppice/trash");
      for (Path left :
          List.of(
              refs.resolve(GitSandbox.SESSION + ".lock"),
              sandbox.main.resolve(".git/packed-refs.lock"))) {
        sandbox.git("pack-refs", "--all");
        Files.createDirectories(refs);
        Files.writeString(left, "");
        assertThatThrownBy(() -> trash.forget(sandbox.repository, GitSandbox.SESSION))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(left.toString())
            .hasMessageContaining("no program that runs holds it");
        assertThat(trash.holds(sandbox.repository, GitSandbox.SESSION)).isTrue();
        assertThat(left).exists();
        Files.delete(left);
      }
      trash.forget(sandbox.repository, GitSandbox.SESSION);
      assertThat(trash.holds(sandbox.repository, GitSandbox.SESSION)).isFalse();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoHoldsItIsNamedAndThatNobodyDoesIsSaid() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      var lock = new IndexLock(worktree.folder(), worktree.adminFolder());
      assertThat(lock.problem()).isEmpty();
      try (var held = Files.newOutputStream(lock.file())) {
        held.write(1);
        assertThat(lock.problem().orElseThrow())
            .contains("process " + ProcessHandle.current().pid(), lock.file().toString());
      }
      assertThat(lock.problem().orElseThrow())
          .contains("no program that runs holds it", lock.file().toString());
      assertThat(lock.file()).exists();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aGitThatWaitsForItsHookHoldsIt() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "README.md", "new\n");
      Path entered = folder.resolve("entered");
      Path go = folder.resolve("go");
      for (Path fifo : List.of(entered, go)) {
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
      }
      Path hook = sandbox.main.resolve(".git/hooks/pre-commit");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\necho in > '" + entered + "'\ncat '" + go + "'\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      Process commit =
          new ProcessBuilder("git", "commit", "--all", "--quiet", "--message", "Held")
              .directory(worktree.folder().toFile())
              .start();
      assertThat(Files.readString(entered)).isEqualTo("in\n");

      var lock = new IndexLock(worktree.folder(), worktree.adminFolder());
      assertThat(lock.problem().orElseThrow()).contains("process " + commit.pid(), "git");

      Files.writeString(go, "on");
      assertThat(commit.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(lock.problem()).isEmpty();
    }
  }
}
