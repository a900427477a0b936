package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.CommitOrder.Extent;
import app.coppice.git.CommitOrder.Place;
import app.coppice.git.CommitResult.Committed;
import app.coppice.git.CommitResult.Failed;
import app.coppice.git.CommitResult.NothingToCommit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitOrderTest {
  @TempDir Path folder;

  private static CommitResult commit(
      GitSandbox sandbox, Worktree worktree, Extent extent, List<String> paths, Place place)
      throws Exception {
    return new Commits(sandbox.repository, worktree)
        .commit(new CommitOrder(extent, paths, "Say so", place), _ -> {});
  }

  @Test
  void whatIsStagedIsCommittedAndTheRestOfTheFileStays() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "README.md", "# Shop\nstaged\n");
      sandbox.gitIn(root, "add", "README.md");
      GitSandbox.write(root, "README.md", "# Shop\nstaged\nlater\n");
      GitSandbox.write(root, "new.txt", "x\n");

      assertThat(commit(sandbox, worktree, Extent.STAGED, List.of(), Place.ON_TOP))
          .isInstanceOf(Committed.class);
      assertThat(sandbox.gitIn(root, "show", "HEAD:README.md")).isEqualTo("# Shop\nstaged\n");
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo(" M README.md\n?? new.txt\n");
      assertThat(commit(sandbox, worktree, Extent.STAGED, List.of(), Place.ON_TOP))
          .isEqualTo(new NothingToCommit());
    }
  }

  @Test
  void aHookIsHeardWhileItRunsAndItsNoLeavesTheIndexAsItWas() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path hook = sandbox.main.resolve(".git/hooks/pre-commit");
      Files.createDirectories(hook.getParent());
      Path waits = sandbox.root.resolve("heard");
      Files.writeString(
          hook,
          "#!/bin/sh\necho 'lint: looking'\nwhile [ ! -e '" + waits + "' ]; do :; done\nexit 1\n");
      assertThat(hook.toFile().setExecutable(true)).isTrue();
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "README.md", "# Shop\nstaged\n");
      sandbox.gitIn(root, "add", "README.md");
      GitSandbox.write(root, "README.md", "# Shop\nstaged\nlater\n");
      GitSandbox.write(root, "new.txt", "x\n");
      String status = sandbox.gitIn(root, "status", "--porcelain");
      var order =
          new CommitOrder(Extent.FILES, List.of("README.md", "new.txt"), "Say so", Place.ON_TOP);

      // The hook goes on only once it was heard.
      var result =
          new Commits(sandbox.repository, worktree)
              .commit(
                  order,
                  said -> {
                    if (GitProgram.text(said).contains("looking")) {
                      assertThat(waits.toFile().mkdir()).isTrue();
                    }
                  });

      assertThat(result)
          .isInstanceOfSatisfying(Failed.class, f -> assertThat(f.output()).contains("looking"));
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo(status);
      assertThat(sandbox.gitIn(root, "show", ":README.md")).isEqualTo("# Shop\nstaged\n");
      assertThat(worktree.adminFolder().toFile().list((_, name) -> name.startsWith("coppice-i")))
          .isEmpty();
    }
  }

  @Test
  void theLastCommitIsAmendedWithFilesOrWithItsMessageAlone() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "one.txt", "1\n");
      sandbox.commitAll(root, "First try");
      GitSandbox.write(root, "two.txt", "2\n");
      GitSandbox.write(root, "three.txt", "3\n");
      sandbox.gitIn(root, "add", "three.txt");
      assertThat(new LastCommit(sandbox.repository, worktree).written())
          .isEqualTo(
              new LastCommit.Written(
                  sandbox.gitIn(root, "rev-parse", "HEAD").strip(), "First try\n"));

      assertThat(commit(sandbox, worktree, Extent.NONE, List.of(), Place.INSTEAD_OF_LAST))
          .isInstanceOf(Committed.class);
      assertThat(sandbox.gitIn(root, "log", "--format=%s", "main..")).isEqualTo("Say so\n");
      assertThat(sandbox.gitIn(root, "status", "--porcelain"))
          .isEqualTo("A  three.txt\n?? two.txt\n");
      commit(sandbox, worktree, Extent.FILES, List.of("two.txt"), Place.INSTEAD_OF_LAST);
      assertThat(sandbox.gitIn(root, "show", "--format=%s", "--name-only"))
          .isEqualTo("Say so\n\none.txt\ntwo.txt\n");
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo("A  three.txt\n");
    }
  }

  @Test
  void whatOthersHaveIsNotAmended() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      var last = new LastCommit(sandbox.repository, worktree);
      assertThat(last.fixed().orElseThrow()).contains("no commit of its own");
      GitSandbox.write(root, "one.txt", "1\n");
      sandbox.commitAll(root, "First");
      assertThat(last.fixed()).isEmpty();

      sandbox.git("update-ref", "refs/remotes/origin/fix", "fix");
      assertThat(last.fixed().orElseThrow()).contains("origin/fix");
      assertThat(commit(sandbox, worktree, Extent.NONE, List.of(), Place.INSTEAD_OF_LAST))
          .isInstanceOf(Failed.class);
      sandbox.git("update-ref", "-d", "refs/remotes/origin/fix");
      sandbox.git("branch", "other", "fix");
      assertThat(last.fixed().orElseThrow()).contains("other");
      sandbox.git("branch", "-D", "other");
      sandbox.git("merge", "-q", "--squash", "fix");
      sandbox.git("commit", "-qm", "Squashed");
      assertThat(last.fixed().orElseThrow()).contains("landed");
      assertThat(sandbox.gitIn(root, "log", "-1", "--format=%s")).isEqualTo("First\n");
    }
  }

  @Test
  void onlyTheCommitWhoseMessageThePersonSawIsAmended() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "one.txt", "1\n");
      sandbox.commitAll(root, "First");
      var order = better(seen(sandbox, root));
      GitSandbox.write(root, "theirs.txt", "theirs\n");
      sandbox.gitIn(root, "add", "theirs.txt");
      sandbox.gitIn(root, "commit", "-q", "--amend", "--no-edit");
      String theirs = seen(sandbox, root);
      GitSandbox.write(root, "two.txt", "2\n");
      var commits = new Commits(sandbox.repository, worktree);

      assertThat(commits.commit(order, _ -> {}))
          .isInstanceOfSatisfying(
              Failed.class,
              it -> assertThat(it.output()).contains("another one", "look at it", "amend again"));
      assertThat(seen(sandbox, root)).isEqualTo(theirs);
      assertThat(sandbox.gitIn(root, "status", "--porcelain")).isEqualTo("?? two.txt\n");

      assertThat(commits.commit(better(theirs), _ -> {})).isInstanceOf(Committed.class);
      assertThat(sandbox.gitIn(root, "log", "--format=%s", "main..")).isEqualTo("Told better\n");
    }
  }

  private static CommitOrder better(String instead) {
    return new CommitOrder(Extent.ALL, List.of(), "Told better", Place.INSTEAD_OF_LAST, instead);
  }

  private static String seen(GitSandbox sandbox, Path root) throws Exception {
    return sandbox.gitIn(root, "rev-parse", "HEAD").strip();
  }

  /// The person's filters take their time. Whoever names no commit means the one that is there at
  /// the beginning.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThatIsMadeWhileTheFilesAreAddedStays(boolean named) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      var worktree = sandbox.create("fix");
      Path root = worktree.folder();
      GitSandbox.write(root, "one.txt", "1\n");
      sandbox.commitAll(root, "First");
      String amend =
          "unset GIT_INDEX_FILE; GIT_COMMITTER_DATE=2001-01-01T00:00:00Z git -C '"
              + root
              + "' commit-tree -p HEAD~ -m First HEAD^{tree}";
      sandbox.git(
          "config",
          "filter.slow.clean",
          "cat; git -C '" + root + "' update-ref HEAD $(" + amend + ")");
      Files.writeString(sandbox.main.resolve(".git/info/attributes"), "two.txt filter=slow\n");
      GitSandbox.write(root, "two.txt", "2\n");
      String first = seen(sandbox, root);
      var order = better(named ? first : "");

      assertThat(new Commits(sandbox.repository, worktree).commit(order, _ -> {}))
          .isInstanceOfSatisfying(
              Failed.class, it -> assertThat(it.output()).contains("another one"));
      assertThat(seen(sandbox, root)).isNotEqualTo(first);
      assertThat(sandbox.gitIn(root, "log", "--format=%s", "main..")).isEqualTo("First\n");
    }
  }
}
