package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscardsTest {
  @TempDir Path folder;

  @Test
  void allThatIsUncommittedGoesBackAndUndoBringsItAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, ".gitignore", ".env\n");
      sandbox.commitAll(root, "rules");
      GitSandbox.write(root, ".env", "KEY=1\n");
      GitSandbox.write(root, "README.md", "changed\r\n");
      GitSandbox.write(root, "deep/er/new.txt", "new\n");
      GitSandbox.write(root, "staged.txt", "staged\n");
      sandbox.gitIn(root, "add", "staged.txt");
      String status = sandbox.gitIn(root, "status", "--porcelain");
      String before = Files.readString(root.resolve("README.md"));
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of()))
          .isEqualTo(new DiscardResult.Done(List.of("README.md", "deep/er/new.txt", "staged.txt")));
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEmpty();
      assertThat(root.resolve("deep")).doesNotExist();
      assertThat(root.resolve(".env")).hasContent("KEY=1");

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
      assertThat(Files.readString(root.resolve("README.md"))).isEqualTo(before);
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
      assertThat(discards.undo()).isInstanceOf(DiscardResult.Refused.class);
    }
  }

  @Test
  void aChosenFileGoesBackAloneADeletedOneComesAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Files.delete(root.resolve("README.md"));
      GitSandbox.write(root, "other.txt", "stays\n");
      var discards = new Discards(sandbox.repository, worktree);

      discards.discard(List.of("README.md"));

      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo("?? other.txt\n");
      assertThat(root.resolve("README.md")).exists();
      discards.undo();
      assertThat(root.resolve("README.md")).doesNotExist();
      assertThat(root.resolve("other.txt")).hasContent("stays");
    }
  }

  @Test
  void aSnapshotNeverTakesTheNameOfAnother() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(worktree.folder(), "one.txt", "one\n");
      sandbox.commitAll(worktree.folder(), "one");
      var first = ObjectId.fromString(sandbox.git("rev-parse", "main").strip());
      var second = ObjectId.fromString(sandbox.git("rev-parse", "fix").strip());
      String name = Discards.PREFIX + worktree.sessionId() + "/000001";
      assertThat(second).isNotEqualTo(first);

      assertThat(Shelf.create(sandbox.repository, name, first)).isTrue();
      assertThat(Shelf.create(sandbox.repository, name, second)).isFalse();
      assertThat(sandbox.git("rev-parse", name).strip()).isEqualTo(first.name());
    }
  }

  @Test
  void undoRefusesToWriteOverWhatWasMadeSince() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "draft.txt", "first\n");
      var discards = new Discards(sandbox.repository, worktree);
      discards.discard(List.of());
      GitSandbox.write(root, "draft.txt", "second\n");

      assertThat(discards.undo())
          .isInstanceOfSatisfying(
              DiscardResult.Refused.class, r -> assertThat(r.reason()).contains("draft.txt"));
      assertThat(root.resolve("draft.txt")).hasContent("second");
      Files.delete(root.resolve("draft.txt"));
      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("draft.txt")).hasContent("first");
    }
  }

  @Test
  void nothingIsTakenBackThroughALinkThatLeadsOut() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "docs/page.txt", "page\n");
      sandbox.commitAll(root, "page");
      Path outside = Files.createDirectories(sandbox.root.resolve("outside"));
      Files.writeString(outside.resolve("page.txt"), "theirs\n");
      Files.delete(root.resolve("docs/page.txt"));
      Files.delete(root.resolve("docs"));
      Files.createSymbolicLink(root.resolve("docs"), outside);

      String status = sandbox.gitIn(root, "status", "--porcelain");
      var discards = new Discards(sandbox.repository, worktree);
      discards.discard(List.of());

      assertThat(outside.resolve("page.txt")).hasContent("theirs");
      assertThat(root.resolve("docs/page.txt")).hasContent("page");
      assertThat(Files.isSymbolicLink(root.resolve("docs"))).isFalse();
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEmpty();

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(Files.readSymbolicLink(root.resolve("docs"))).isEqualTo(outside);
      assertThat(outside.resolve("page.txt")).hasContent("theirs");
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
    }
  }

  @Test
  void aFileThatBecameAFolderGoesBackAndUndoBringsTheFolderAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Files.delete(root.resolve("README.md"));
      GitSandbox.write(root, "README.md/part/one.txt", "one\n");
      GitSandbox.write(root, "README.md/two.txt", "two\n");
      sandbox.gitIn(root, "add", "-A");
      String status = sandbox.gitIn(root, "status", "--porcelain");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of())).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("README.md")).hasContent("# Shop");
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEmpty();

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("README.md/part/one.txt")).hasContent("one");
      assertThat(root.resolve("README.md/two.txt")).hasContent("two");
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
    }
  }

  @Test
  void aFolderThatBecameAFileInTheIndexGoesBackAndUndoBringsItAgain() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Files.delete(root.resolve("src/Cart.java"));
      Files.delete(root.resolve("src/Price.java"));
      Files.delete(root.resolve("src"));
      GitSandbox.write(root, "src", "one file\n");
      sandbox.gitIn(root, "add", "-A");
      String status = sandbox.gitIn(root, "status", "--porcelain");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of())).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("src/Cart.java")).exists();
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEmpty();

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Done.class);
      assertThat(root.resolve("src")).hasContent("one file");
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
    }
  }

  @Test
  void whatStandsInTheWayAndIsNotChosenIsRefusedAndStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      Files.delete(root.resolve("src/Cart.java"));
      Files.delete(root.resolve("src/Price.java"));
      Files.delete(root.resolve("src"));
      GitSandbox.write(root, "src", "mine\n");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of("src/Cart.java")))
          .isInstanceOfSatisfying(
              DiscardResult.Refused.class,
              it -> assertThat(it.reason()).startsWith("src would be lost"));
      assertThat(root.resolve("src")).hasContent("mine");
      assertThat(sandbox.git("for-each-ref", "refs/coppice")).isEmpty();
    }
  }

  @Test
  void ignoredFilesInTheWayAreRefusedAndStay() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, ".gitignore", "*.env\n");
      GitSandbox.write(root, "old.env", "committed\n");
      sandbox.gitIn(root, "add", "-f", "old.env");
      sandbox.commitAll(root, "rules");
      sandbox.gitIn(root, "rm", "-q", "--cached", "old.env");
      GitSandbox.write(root, "old.env", "KEY=old\n");
      Files.delete(root.resolve("README.md"));
      GitSandbox.write(root, "README.md/x.env", "KEY=1\n");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of("README.md")))
          .isInstanceOfSatisfying(
              DiscardResult.Refused.class,
              it -> assertThat(it.reason()).startsWith("README.md/x.env would be lost"));
      assertThat(discards.discard(List.of("old.env"))).isInstanceOf(DiscardResult.Refused.class);
      assertThat(discards.discard(List.of())).isInstanceOf(DiscardResult.Refused.class);
      assertThat(root.resolve("README.md/x.env")).hasContent("KEY=1");
      assertThat(root.resolve("old.env")).hasContent("KEY=old");
    }
  }

  @Test
  void undoRefusesToWriteOverAnIgnoredFileMadeSince() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "a.log", "first\n");
      var discards = new Discards(sandbox.repository, worktree);
      discards.discard(List.of());
      GitSandbox.write(root, ".gitignore", "*.log\n");
      GitSandbox.write(root, "a.log", "second\n");

      assertThat(discards.undo()).isInstanceOf(DiscardResult.Refused.class);
      assertThat(root.resolve("a.log")).hasContent("second");
    }
  }

  @Test
  void oneFileCanBeTakenBackAndUndoneWhileAnotherIsStaged() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "staged.txt", "staged\n");
      GitSandbox.write(root, "README.md", "staged\n");
      sandbox.gitIn(root, "add", "-A");
      GitSandbox.write(root, "README.md", "edited\n");
      String status = sandbox.gitIn(root, "status", "--porcelain");
      var discards = new Discards(sandbox.repository, worktree);

      assertThat(discards.discard(List.of("README.md"))).isInstanceOf(DiscardResult.Done.class);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo("A  staged.txt\n");

      assertThat(discards.undo()).isEqualTo(new DiscardResult.Done(List.of("README.md")));
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
      assertThat(root.resolve("README.md")).hasContent("edited");
    }
  }
}
