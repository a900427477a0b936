package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.OpenOutcome.Opened;
import app.coppice.git.Unkept.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What checkpoints are without, and that a rewind leaves it alone.
class UnkeptTest {
  private static final CheckpointLimits SMALL = new CheckpointLimits(100, 250);

  @TempDir Path folder;

  @Test
  void aLargeUntrackedFileIsNamedAndNoRewindTouchesIt() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree, SMALL);
      GitSandbox.write(root, "film \\ one\nday.bin", "x".repeat(101));
      GitSandbox.write(root, "README.md", "y".repeat(5000));

      Checkpoint one = checkpoints.take("one");

      var film = new Unkept("film \\ one\nday.bin", Why.LARGE, 101);
      assertThat(one.unkept()).containsExactly(film);
      assertThat(checkpoints.find("one").orElseThrow().unkept()).containsExactly(film);
      assertThat(sandbox.git("show", one.commit() + ":README.md")).hasSize(5000);

      // Small enough by now: that checkpoint still does not know what it was.
      GitSandbox.write(root, "film \\ one\nday.bin", "cut\n");
      GitSandbox.write(root, "README.md", "z\n");
      assertThat(checkpoints.plan("one"))
          .isEqualTo(new Checkpoints.Outlook(List.of("README.md"), List.of(film)));
      assertThat(checkpoints.rewind("one", "before"))
          .isEqualTo(new RewindResult.Done(List.of("README.md"), List.of(film)));
      assertThat(root.resolve("film \\ one\nday.bin")).hasContent("cut\n");

      // And large now where the checkpoint holds a small one.
      GitSandbox.write(root, "film \\ one\nday.bin", "new\n".repeat(60));
      assertThat(checkpoints.rewind("before", "again")).isInstanceOf(RewindResult.Done.class);
      assertThat(root.resolve("film \\ one\nday.bin")).hasContent("new\n".repeat(60));
      assertThat(root.resolve("README.md")).hasContent("z\n");
    }
  }

  @Test
  void whatOneCheckpointIsWithoutIsNoEditSinceARewindThatWasCutOff() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var checkpoints = new Checkpoints(sandbox.repository, worktree, SMALL);
      GitSandbox.write(root, "grows.bin", "small\n");
      checkpoints.take("one");
      GitSandbox.write(root, "shrinks.bin", "x".repeat(101));
      GitSandbox.write(root, "README.md", "changed\n");
      checkpoints.take("before");

      GitSandbox.write(root, "shrinks.bin", "fits\n");
      GitSandbox.write(root, "grows.bin", "x".repeat(101));

      assertThat(checkpoints.editedSince("before", "one")).isEmpty();
      GitSandbox.write(root, "README.md", "mine\n");
      assertThat(checkpoints.editedSince("before", "one")).containsExactly("README.md");
    }
  }

  @Test
  void theSmallestFilesAreKeptUntilACheckpointIsFull() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "a", "x".repeat(99));
      GitSandbox.write(root, "b", "x".repeat(90));
      GitSandbox.write(root, "c", "x".repeat(80));
      GitSandbox.write(root, "d", "x".repeat(10));

      Checkpoint one = new Checkpoints(sandbox.repository, worktree, SMALL).take("one");

      assertThat(one.unkept()).containsExactly(new Unkept("a", Why.TOO_MUCH, 99));
      assertThat(sandbox.git("ls-tree", "--name-only", one.commit()).lines())
          .contains("b", "c", "d")
          .doesNotContain("a");
    }
  }

  @Test
  void aTrackedFileThatCannotBeReadIsNotTakenForTheCommittedOne() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path readme = worktree.folder().resolve("README.md");
      Files.writeString(readme, "changed\n");
      // Once git has looked, reading it fails, for an administrator too.
      var program =
          new GitProgram(
              (command, place, variables, input, timeout, limit, mayGoOn) -> {
                var ended =
                    GitSandbox.run(command, place, variables, input, timeout, limit, mayGoOn);
                if (command.contains("status")) {
                  Files.delete(readme);
                  Files.createDirectory(readme);
                }
                return ended;
              },
              Map.of());
      try (var repository = ((Opened) new Repositories(program).open(sandbox.main)).repository()) {
        Checkpoint one = new Checkpoints(repository, worktree).take("one");
        assertThat(one.unkept()).containsExactly(new Unkept("README.md", Why.UNREADABLE, 0));
      }
      Files.delete(readme);
      Files.writeString(readme, "mine\n");

      assertThat(new Checkpoints(sandbox.repository, worktree).rewind("one", "before"))
          .isInstanceOfSatisfying(
              RewindResult.Done.class,
              it -> assertThat(it.alone()).extracting(Unkept::path).containsExactly("README.md"));
      assertThat(readme).hasContent("mine\n");
    }
  }

  @Test
  void aQuickLookSeesWhatCameIntoFoldersSinceTheLastOne() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      byte[] index = Files.readAllBytes(worktree.adminFolder().resolve("index"));
      var checkpoints = new Checkpoints(sandbox.repository, worktree);
      GitSandbox.write(root, "deep/er/one.txt", "1\n");
      GitSandbox.write(root, "was-ignored.log", "1\n");
      assertThat(files(sandbox, checkpoints.take("one"))).contains("deep/er/one.txt");
      checkpoints.take("two");

      GitSandbox.write(root, "deep/er/two.txt", "2\n");
      GitSandbox.write(root, "src/new/three.txt", "3\n");
      Files.delete(root.resolve("deep/er/one.txt"));
      GitSandbox.write(root, ".gitignore", "*.log\n");

      assertThat(files(sandbox, checkpoints.take("three")))
          .contains("deep/er/two.txt", "src/new/three.txt", ".gitignore")
          .doesNotContain("deep/er/one.txt", "was-ignored.log");
      assertThat(worktree.adminFolder().resolve("index")).hasBinaryContent(index);

      sandbox.gitIn(root, "add", "src/new/three.txt");
      sandbox.gitIn(root, "rm", "-q", "--cached", "README.md");
      Checkpoint staged = checkpoints.take("four");
      assertThat(sandbox.git("ls-tree", "-r", "--name-only", staged.commit() + "^2").lines())
          .contains("src/new/three.txt")
          .doesNotContain("README.md");
      assertThat(files(sandbox, staged)).contains("README.md");
    }
  }

  private static List<String> files(GitSandbox sandbox, Checkpoint checkpoint) throws Exception {
    return sandbox.git("ls-tree", "-r", "--name-only", checkpoint.commit()).lines().toList();
  }
}
