package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
  @TempDir Path folder;

  @Test
  void anArchivedWorktreeComesBackWithAllThatWasUncommitted() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      var archive = new Archive(sandbox.manager);
      disturb(sandbox, worktree.folder());
      String status = sandbox.gitIn(worktree.folder(), "status", "--porcelain");
      String diff = sandbox.gitIn(worktree.folder(), "diff", "HEAD");

      assertThat(archive.archive(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(worktree.folder()).doesNotExist();
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
      assertThat(sandbox.git("branch", "--list", "fix")).contains("fix");

      var restored = archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      assertThat(restored).isEqualTo(new Created(worktree));
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEqualTo(status);
      assertThat(sandbox.gitIn(worktree.folder(), "diff", "HEAD")).isEqualTo(diff);
      assertThat(Files.readAllBytes(worktree.folder().resolve("crlf.txt")))
          .isEqualTo("a\r\nb\n\0".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(Files.isExecutable(worktree.folder().resolve("tool.sh"))).isTrue();
      assertThat(Files.readSymbolicLink(worktree.folder().resolve("link")).toString())
          .isEqualTo("README.md");
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }

  @Test
  void aDeletedSessionTakesItsBranchAlongAndUndoBringsBothBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "done.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "done");
      String tip = sandbox.git("rev-parse", "fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      var trash = new Trash(sandbox.manager);

      assertThat(trash.losses(sandbox.repository, worktree))
          .containsExactly("1 file is uncommitted.", "1 commit is not in “main”.");
      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
      sandbox.git("gc", "-q", "--prune=now");

      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      assertThat(sandbox.git("rev-parse", "fix")).isEqualTo(tip);
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain"))
          .isEqualTo("?? draft.txt\n");
    }
  }

  @Test
  void aBranchThatWasThereBeforeOutlivesTheSession() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      sandbox.git("branch", "long-lived");
      var worktree = sandbox.create("long-lived");

      new Trash(sandbox.manager).delete(sandbox.repository, worktree);

      assertThat(sandbox.git("branch", "--list", "long-lived")).contains("long-lived");
    }
  }

  @Test
  void whatIsNotProvablyOursIsRefused() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path theirs = sandbox.root.resolve("theirs");
      sandbox.git("worktree", "add", "-q", "-b", "theirs", theirs.toString());
      Path admin = sandbox.main.resolve(".git/worktrees/theirs");
      var foreign = new Worktree(GitSandbox.SESSION, theirs, admin, "theirs", "main");
      var main =
          new Worktree(
              GitSandbox.SESSION, sandbox.main, sandbox.main.resolve(".git"), "main", "main");
      var ours = sandbox.create("fix");
      Files.writeString(ours.folder().resolve(".git"), "gitdir: " + admin + "\n");
      var trash = new Trash(sandbox.manager);

      // Asking for what is lost reads, and may fail; deleting must refuse.
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, foreign))
          .isInstanceOf(Refused.class);
      assertThat(new Archive(sandbox.manager).archive(sandbox.repository, main))
          .isInstanceOf(Refused.class);
      assertThat(trash.delete(sandbox.repository, ours)).isInstanceOf(Refused.class);
      assertThat(theirs.resolve("README.md")).exists();
      assertThat(sandbox.main.resolve("README.md")).exists();
      assertThat(ours.folder().resolve("README.md")).exists();
    }
  }

  @Test
  void aRepositoryWithinTheWorktreeIsNotThrownAway() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path nested = Files.createDirectories(worktree.folder().resolve("nested"));
      sandbox.gitIn(nested, "init", "-q");

      var result = new Archive(sandbox.manager).archive(sandbox.repository, worktree);

      assertThat(result).isInstanceOf(Refused.class);
      assertThat(nested.resolve(".git")).exists();
    }
  }

  @Test
  void aRemovalThatACrashCutOffIsFinishedAndCanStillBeRestored() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      var archive = new Archive(sandbox.manager);
      archive.archive(sandbox.repository, worktree);
      archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      AdminFolder.markRemoving(worktree.adminFolder());
      Files.delete(worktree.folder().resolve(".git"));
      Files.delete(worktree.folder().resolve("README.md"));

      sandbox.manager.reconcile(sandbox.repository, _ -> true);

      assertThat(worktree.folder()).doesNotExist();
      assertThat(worktree.adminFolder()).doesNotExist();
    }
  }

  private static void disturb(GitSandbox sandbox, Path files) throws Exception {
    GitSandbox.write(files, "done.txt", "x\n");
    sandbox.commitAll(files, "done");
    GitSandbox.write(files, "staged.txt", "staged\n");
    sandbox.gitIn(files, "add", "staged.txt");
    GitSandbox.write(files, "src/Cart.java", "edited\n");
    Files.delete(files.resolve("src/Price.java"));
    Files.writeString(files.resolve("crlf.txt"), "a\r\nb\n\0");
    GitSandbox.write(files, "tool.sh", "#!/bin/sh\n");
    assertThat(files.resolve("tool.sh").toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(files.resolve("link"), Path.of("README.md"));
  }
}
