package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.ShelveResult.Refused;
import app.coppice.git.ShelveResult.Shelved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenSnapshotTest {
  @TempDir Path folder;

  @Test
  void whatACheckoutGivesBackOtherwiseIsKeptByteForByte() throws Exception {
    try (var sandbox = new GitSandbox(folder, GitSandbox::varied)) {
      sandbox.git("config", "core.autocrlf", "true");
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      // Git takes neither for a change.
      Files.writeString(root.resolve("README.md"), text(root, "README.md").replace("\r\n", "\n"));
      Files.setPosixFilePermissions(
          root.resolve("src/Cart.java"), PosixFilePermissions.fromString("rw-------"));
      GitSandbox.write(root, "src/Price.java", "class Price {}\r\n// mixed\n");
      Map<String, String> before = CheckpointsTest.held(root);
      String status = sandbox.gitIn(root, "status", "--porcelain");
      var trash = new Trash(sandbox.manager);

      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(root).doesNotExist();
      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(CheckpointsTest.held(root)).isEqualTo(before);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
    }
  }

  @Test
  void ignoredFilesThatWereChosenComeBackHoweverLarge() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, ".gitignore", "target/\n*.db\n.env\n");
      GitSandbox.write(root, ".env", "KEY=1\n");
      byte[] large = new byte[3 << 20];
      new Random(1).nextBytes(large);
      Files.write(root.resolve("local.db"), large);
      GitSandbox.write(root, "target/classes/A.class", "a");
      GitSandbox.write(root, "target/run.sh", "#!/bin/sh\n");
      Files.setPosixFilePermissions(
          root.resolve("target/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
      Files.createSymbolicLink(root.resolve("target/latest"), Path.of("classes"));
      Map<String, String> before = CheckpointsTest.held(root);
      var archive = new Archive(sandbox.manager);
      assertThat(archive.choices(sandbox.repository, worktree))
          .containsExactly(
              new IgnoredItem("local.db", 3 << 20, false), new IgnoredItem("target/", 18, true));

      var done =
          archive.archive(sandbox.repository, worktree, Set.of("local.db", "target/", "no/such"));
      assertThat(done).isInstanceOf(Shelved.class);
      assertThat(new Trash(sandbox.manager).weigh(sandbox.repository, GitSandbox.SESSION).bytes())
          .isGreaterThan(3 << 20);
      archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(CheckpointsTest.held(root)).isEqualTo(before);
      assertThat(IgnoredArchive.folder(sandbox.repository)).isEmptyDirectory();
    }
  }

  @Test
  void whatWasNotChosenIsLeftBehindAndAllElseComesBack() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, ".gitignore", "target/\n.env\n");
      GitSandbox.write(root, ".env", "KEY=1\n");
      GitSandbox.write(root, "target/A.class", "a");
      Map<String, String> before = CheckpointsTest.held(root);
      before.remove("target/A.class");
      var trash = new Trash(sandbox.manager);

      assertThat(trash.delete(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);

      assertThat(CheckpointsTest.held(root)).isEqualTo(before);
    }
  }

  @Test
  void anArchiveThatWentMissingIsSaidAndNothingIsBroughtBackWithoutIt() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), ".gitignore", "target/\n");
      GitSandbox.write(worktree.folder(), "target/A.class", "a");
      var trash = new Trash(sandbox.manager);
      var _ = trash.delete(sandbox.repository, worktree, Set.of("target/"));
      Path zip = IgnoredArchive.of(sandbox.repository, GitSandbox.SESSION).file();
      Path aside = Files.move(zip, folder.resolve("aside.zip"));

      assertThat(trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isInstanceOfSatisfying(
              WorktreeCreation.Refused.class, it -> assertThat(it.reason()).contains("is gone"));

      Files.move(aside, zip);
      trash.undo(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE);
      assertThat(worktree.folder().resolve("target/A.class")).hasContent("a");
    }
  }

  @Test
  void aDamagedObjectKeepsTheWorktree() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      String id = sandbox.git("rev-parse", "HEAD:README.md").strip();
      Path object =
          sandbox
              .repository
              .gitFolder()
              .resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2));
      Files.delete(object);
      var trash = new Trash(sandbox.manager);

      String came;
      try {
        came = trash.delete(sandbox.repository, worktree) instanceof Refused ? "refused" : "gone";
      } catch (java.io.IOException e) {
        came = "failed";
      }

      assertThat(came).isNotEqualTo("gone");
      assertThat(root.resolve("README.md")).exists();
      assertThat(sandbox.git("for-each-ref", "refs/coppice/trash")).isEmpty();
    }
  }

  private static String text(Path root, String path) throws Exception {
    return Files.readString(root.resolve(path));
  }
}
