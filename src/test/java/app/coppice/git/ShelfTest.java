package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
  void aRenamedFileIsOneOfTheUncommitted() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      sandbox.gitIn(worktree.folder(), "mv", "README.md", "READ.md");

      assertThat(new Trash(sandbox.manager).losses(sandbox.repository, worktree))
          .containsExactly("1 file is uncommitted.");
    }
  }

  @Test
  void permissionsOfIgnoredAndUncommittedFilesComeBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, ".gitignore", ".env\nsecrets/\n");
      GitSandbox.write(root, ".env", "KEY=1\n");
      GitSandbox.write(root, "secrets/key with\nbreak", "k\n");
      GitSandbox.write(root, "draft.txt", "x\n");
      mode(root.resolve(".env"), "rw-------");
      mode(root.resolve("secrets"), "rwx------");
      mode(root.resolve("secrets/key with\nbreak"), "r--------");
      mode(root.resolve("draft.txt"), "rw-rw----");
      var trash = new Trash(sandbox.manager);

      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(mode(root.resolve(".env"))).isEqualTo("rw-------");
      assertThat(mode(root.resolve("secrets"))).isEqualTo("rwx------");
      assertThat(mode(root.resolve("secrets/key with\nbreak"))).isEqualTo("r--------");
      assertThat(mode(root.resolve("draft.txt"))).isEqualTo("rw-rw----");
      assertThat(mode(root.resolve("README.md"))).isEqualTo("rw-r--r--");
    }
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void theChangesOfAnArchivedWorktreeCanStillBeRead() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "done.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "done");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      GitSandbox.write(worktree.folder(), "draft.txt", "x\n");
      var before = new WorktreeChanges(sandbox.repository, worktree).compute();
      new Archive(sandbox.manager).archive(sandbox.repository, worktree);

      var shelved = new ShelvedChanges(sandbox.repository).of(GitSandbox.SESSION).orElseThrow();

      assertThat(shelved.files()).isEqualTo(before.files());
      assertThat(shelved.uncommitted()).isEqualTo(before.uncommitted());
      assertThat(shelved.ahead()).isEqualTo(1);
    }
  }

  @Test
  void whatIsForgottenLeavesNoRefAndIsWeighedBefore() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "done.txt", "x\n");
      sandbox.commitAll(worktree.folder(), "done");
      GitSandbox.write(worktree.folder(), "draft.txt", "0123456789");
      new Discards(sandbox.repository, worktree).discard(List.of("draft.txt"));
      GitSandbox.write(worktree.folder(), "draft.txt", "0123456789");
      var trash = new Trash(sandbox.manager);
      trash.delete(sandbox.repository, worktree);
      assertThat(sandbox.git("for-each-ref", "refs/coppice").lines()).hasSize(2);

      assertThat(trash.weigh(sandbox.repository, GitSandbox.SESSION))
          .isEqualTo(new Trash.Weight(1, 1, 10));
      trash.forget(sandbox.repository, GitSandbox.SESSION);

      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
      trash.forget(sandbox.repository, GitSandbox.SESSION);
      assertThat(trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isInstanceOf(WorktreeCreation.Refused.class);
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
  void smallIgnoredFilesComeBackAsIgnoredFilesAndTheRestIsNamedAsLost() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path files = worktree.folder();
      GitSandbox.write(files, ".gitignore", ".env\nnode_modules/\n*.db\nlocal/\n");
      sandbox.commitAll(files, "ignore");
      GitSandbox.write(files, ".env", "KEY=1\n");
      GitSandbox.write(files, "local/deep/notes.txt", "mine\n");
      GitSandbox.write(files, "src/node_modules/x/index.js", "x".repeat(5 << 20));
      GitSandbox.write(files, "big.db", "x".repeat(3 << 20));
      Files.createSymbolicLink(files.resolve("local/link"), Path.of("deep"));
      var trash = new Trash(sandbox.manager);

      assertThat(trash.losses(sandbox.repository, worktree))
          .containsExactly("1 commit is not in “main”.");
      assertThat(new Archive(sandbox.manager).choices(sandbox.repository, worktree))
          .containsExactly(
              new IgnoredItem("big.db", 3 << 20, false),
              new IgnoredItem("src/node_modules/", 5 << 20, true));
      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      sandbox.git("gc", "-q", "--prune=now");
      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(files.resolve(".env")).hasContent("KEY=1");
      assertThat(files.resolve("local/deep/notes.txt")).hasContent("mine");
      assertThat(Files.readSymbolicLink(files.resolve("local/link"))).isEqualTo(Path.of("deep"));
      assertThat(files.resolve("big.db")).doesNotExist();
      assertThat(sandbox.gitIn(files, "status", "--porcelain")).isEmpty();
      assertThat(sandbox.gitIn(files, "ls-files")).doesNotContain(".env");
    }
  }

  @Test
  void aStagedCommitOfASubmoduleComesBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path files = worktree.folder();
      // A commit that only the submodule's own repository has.
      String entry = "160000," + "1".repeat(40) + ",library";
      sandbox.gitIn(files, "update-index", "--add", "--cacheinfo", entry);
      String staged = sandbox.gitIn(files, "ls-files", "--stage", "library");
      var archive = new Archive(sandbox.manager);

      archive.archive(sandbox.repository, worktree);
      archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(sandbox.gitIn(files, "ls-files", "--stage", "library")).isEqualTo(staged);
    }
  }

  @Test
  void permissionsThatLeadOutOfTheWorktreeAreNotSet() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Path outside = Files.createDirectories(sandbox.root.resolve("outside/inner"));
      mode(outside, "rwx------");
      Files.createSymbolicLink(root.resolve("way"), outside.getParent());
      var archive = new Archive(sandbox.manager);
      archive.archive(sandbox.repository, worktree);
      String ref = "refs/coppice/archive/" + GitSandbox.SESSION;
      String head = sandbox.git("rev-parse", ref + "^1").strip();
      String forged =
          sandbox
              .git(
                  "commit-tree",
                  sandbox.git("rev-parse", ref + "^3^{tree}").strip(),
                  "-p",
                  head,
                  "-m",
                  "ignored files\n\nrwxrwxrwx "
                      + outside
                      + "\nrwxrwxrwx "
                      + root.relativize(outside)
                      + "\nrwxrwxrwx src/../"
                      + root.relativize(outside)
                      + "\nrwxrwxrwx way/inner\nrwxrwx--- src\n")
              .strip();
      String snapshot =
          sandbox
              .git(
                  "commit-tree",
                  sandbox.git("rev-parse", ref + "^{tree}").strip(),
                  "-p",
                  head,
                  "-p",
                  sandbox.git("rev-parse", ref + "^2").strip(),
                  "-p",
                  forged,
                  "-m",
                  sandbox.git("log", "-1", "--format=%B", ref))
              .strip();
      sandbox.git("update-ref", ref, snapshot);

      archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(mode(root.resolve("src"))).isEqualTo("rwxrwx---");
      assertThat(mode(outside)).isEqualTo("rwx------");
    }
  }

  private static void disturb(GitSandbox sandbox, Path files) throws Exception {
    GitSandbox.write(files, "done.txt", "x\n");
    GitSandbox.write(files, "docs/page.txt", "page\n");
    GitSandbox.write(files, "notes", "all in one\n");
    sandbox.commitAll(files, "done");
    Files.delete(files.resolve("docs/page.txt"));
    Files.delete(files.resolve("docs"));
    Files.createSymbolicLink(files.resolve("docs"), Path.of("src"));
    Files.delete(files.resolve("notes"));
    GitSandbox.write(files, "notes/today.txt", "today\n");
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
