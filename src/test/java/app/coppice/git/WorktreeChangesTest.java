package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.diff.FileDiff;
import app.coppice.diff.FileDiff.Change;
import app.coppice.diff.FileDiff.Content;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeChangesTest {
  @TempDir Path folder;

  @Test
  void committedStagedUnstagedAndUntrackedChangesAreSeenTogether() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path files = worktree.folder();
      GitSandbox.write(files, "src/Cart.java", "class Cart {\n  long items;\n}\n");
      sandbox.commitAll(files, "wider");
      GitSandbox.write(files, "README.md", "# Shop\n\nNew.\n");
      sandbox.gitIn(files, "add", "README.md");
      GitSandbox.write(files, "notes/todo.txt", "one\ntwo\n");
      Files.delete(files.resolve("src/Price.java"));

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files())
          .extracting(FileDiff::path, FileDiff::change, FileDiff::added, FileDiff::removed)
          .containsExactly(
              tuple("README.md", Change.MODIFIED, 2, 0),
              tuple("notes/todo.txt", Change.ADDED, 2, 0),
              tuple("src/Cart.java", Change.MODIFIED, 1, 1),
              tuple("src/Price.java", Change.DELETED, 0, 3));
      assertThat(state.uncommitted())
          .containsExactlyInAnyOrder("README.md", "notes/todo.txt", "src/Price.java");
      assertThat(state.ahead()).isEqualTo(1);
      assertThat(state.behind()).isZero();
    }
  }

  @Test
  void whatTheBaseDidSinceIsNotAChangeOfTheSession() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      sandbox.write("README.md", "# Other\n");
      sandbox.commitAll("base moves on");

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files()).isEmpty();
      assertThat(state.behind()).isEqualTo(1);
    }
  }

  @Test
  void aRenameWithAnEditIsOneChange() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Files.delete(worktree.folder().resolve("src/Cart.java"));
      GitSandbox.write(worktree.folder(), "src/Basket.java", "class Cart {\n  int items;\n};\n");

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      var file = state.files().getFirst();
      assertThat(file.change()).isEqualTo(Change.RENAMED);
      assertThat(file.oldPath()).isEqualTo("src/Cart.java");
      assertThat(file.added()).isEqualTo(1);
      assertThat(state.toCommit(Set.of("src/Basket.java")))
          .containsExactly("src/Basket.java", "src/Cart.java");
    }
  }

  @Test
  void modesLinksBinaryAndBigFilesAreToldApart() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path files = worktree.folder();
      assertThat(files.resolve("README.md").toFile().setExecutable(true)).isTrue();
      Path secret = Files.writeString(folder.resolve("secret"), "do not read me\n");
      Files.createSymbolicLink(files.resolve("link"), secret);
      Files.write(files.resolve("data.bin"), new byte[] {0, 1, 2});
      Files.writeString(files.resolve("big.txt"), "0123456789\n".repeat(400_000));

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files())
          .extracting(FileDiff::path, FileDiff::change, FileDiff::content)
          .containsExactly(
              tuple("README.md", Change.MODE_CHANGED, Content.TEXT),
              tuple("big.txt", Change.ADDED, Content.TOO_LARGE),
              tuple("data.bin", Change.ADDED, Content.BINARY),
              tuple("link", Change.ADDED, Content.TEXT));
      assertThat(state.files().get(3).toString()).doesNotContain("do not read me");
    }
  }

  @Test
  void carriageReturnsThatGitTakesAwayAreNoChange() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              s.write(".gitattributes", "*.java text eol=crlf\n");
              s.commitAll("ends");
            })) {
      var worktree = sandbox.create("fix");
      GitSandbox.write(
          worktree.folder(), "src/Cart.java", "class Cart {\r\n  long items;\r\n}\r\n");

      var state = new WorktreeChanges(sandbox.repository, worktree).compute();

      assertThat(state.files()).hasSize(1);
      assertThat(state.files().getFirst().added()).isEqualTo(1);
    }
  }

  @Test
  void aRefreshOfChangedPathsEqualsLookingAtAll() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      GitSandbox.write(worktree.folder(), "a/new.txt", "one\n");
      GitSandbox.write(worktree.folder(), "README.md", "changed\n");
      var before = changes.compute();
      GitSandbox.write(worktree.folder(), "a/new.txt", "two\n");
      Files.delete(worktree.folder().resolve("src/Price.java"));
      sandbox.gitIn(worktree.folder(), "checkout", "-q", "README.md");

      var after = changes.refresh(before, List.of("a", "src/Price.java", "README.md"));

      assertThat(after).isEqualTo(changes.compute());
      assertThat(after.files())
          .extracting(FileDiff::path)
          .containsExactly("a/new.txt", "src/Price.java");
    }
  }

  @Test
  void theSameFilesAsGitStatusAndGitDiff() throws Exception {
    try (var sandbox = new GitSandbox(folder, WorktreeChangesTest::ignoring)) {
      var worktree = sandbox.create("fix");
      var random = new Random(5);
      var changes = new WorktreeChanges(sandbox.repository, worktree);
      for (int round = 0; round < 12; round++) {
        disturb(sandbox, worktree.folder(), random);

        var state = changes.compute();

        assertThat(new TreeSet<>(state.uncommitted()))
            .as("status in round %d", round)
            .isEqualTo(status(sandbox, worktree.folder()));
        var shown = new TreeSet<String>();
        state.files().forEach(file -> shown.addAll(List.of(file.path(), file.oldPath())));
        assertThat(shown).as("diff in round %d", round).isEqualTo(diff(sandbox, worktree.folder()));
      }
    }
  }

  private static void ignoring(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    sandbox.write(".gitignore", "*.log\n/target/\n!keep.log\n");
    sandbox.write("sub/.gitignore", "local*\n");
    sandbox.write("sub/x.txt", "x\n");
    sandbox.commitAll("ignores");
  }

  private static void disturb(GitSandbox sandbox, Path files, Random random) throws Exception {
    var names =
        List.of(
            "README.md",
            "src/Cart.java",
            "src/Price.java",
            "a.log",
            "keep.log",
            "target/x",
            "sub/local.txt",
            "sub/x.txt",
            "sub/deep/n 'ü'.txt",
            "src",
            "new/a",
            "new/b",
            "target2");
    for (int i = 0; i < 4; i++) {
      Path file = files.resolve(names.get(random.nextInt(names.size())));
      switch (random.nextInt(6)) {
        case 0 -> {
          if (Files.isRegularFile(file)) {
            Files.delete(file);
          }
        }
        case 1 -> sandbox.gitIn(files, "add", "-A");
        case 2 -> {
          sandbox.gitIn(files, "add", "-A");
          sandbox.gitIn(files, "commit", "-q", "--allow-empty", "-m", "x");
        }
        default -> {
          boolean blocked = Files.isDirectory(file) || Files.isRegularFile(file.getParent());
          if (!blocked) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "text " + random.nextInt(3) + "\n");
          }
        }
      }
    }
  }

  private static Set<String> status(GitSandbox sandbox, Path files) throws Exception {
    String said = sandbox.gitIn(files, "status", "--porcelain", "-z", "-uall", "--no-renames");
    return names(said, 3);
  }

  private static Set<String> diff(GitSandbox sandbox, Path files) throws Exception {
    var all = names(sandbox.gitIn(files, "diff", "-z", "--name-only", "--no-renames", "main"), 0);
    all.addAll(names(sandbox.gitIn(files, "ls-files", "-z", "--others", "--exclude-standard"), 0));
    return all;
  }

  private static Set<String> names(String said, int skip) {
    return Arrays.stream(said.split("\0"))
        .filter(name -> !name.isEmpty())
        .map(name -> name.substring(skip))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
