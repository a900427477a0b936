package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.CommitResult.Committed;
import app.coppice.git.LandResult.Landed;
import app.coppice.git.ShelveResult.Shelved;
import app.coppice.git.WorktreeCreation.Created;
import app.coppice.git.WorktreeCreation.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of repositories that are not of the usual kind.
class RepositoryFormatTest {
  @TempDir Path folder;

  @Test
  void aSparseCheckoutGoesThroughAllStagesAndStaysSparse() throws Exception {
    try (var sandbox = new GitSandbox(folder, RepositoryFormatTest::sparse)) {
      var worktree = sandbox.create("fix");
      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isEmpty();
      assertThat(worktree.folder().resolve("docs")).doesNotExist();
      assertThat(changes(sandbox, worktree)).isEmpty();

      GitSandbox.write(worktree.folder(), "src/Cart.java", "class Cart {}\n");
      GitSandbox.write(worktree.folder(), "src/New.java", "class New {}\n");
      sandbox.gitIn(worktree.folder(), "add", "src/New.java");
      String status = sandbox.gitIn(worktree.folder(), "status", "--porcelain");
      var archive = new Archive(sandbox.manager);
      assertThat(archive.archive(sandbox.repository, worktree)).isInstanceOf(Shelved.class);
      assertThat(archive.restore(sandbox.repository, GitSandbox.SESSION, CheckoutProgress.NONE))
          .isEqualTo(new Created(worktree));
      assertThat(sandbox.gitIn(worktree.folder(), "status", "--porcelain")).isEqualTo(status);
      assertThat(changes(sandbox, worktree)).containsExactly("src/Cart.java", "src/New.java");

      assertThat(new Commits(sandbox.repository, worktree).commit(List.of(), "work"))
          .isInstanceOf(Committed.class);
      assertThat(new Landing(sandbox.repository, worktree).land(LandingStyle.SQUASH, "work"))
          .isInstanceOf(Landed.class);
      assertThat(sandbox.git("status", "--porcelain")).isEmpty();
      assertThat(sandbox.git("ls-tree", "-r", "--name-only", "main"))
          .contains("docs/guide.md", "src/New.java");
      assertThat(sandbox.main.resolve("docs")).doesNotExist();
      assertThat(sandbox.main.resolve("src/New.java")).exists();
    }
  }

  @Test
  void aConfigurationOfItsOwnThatWasChangedInAWorktreeIsDetected() throws Exception {
    try (var sandbox = new GitSandbox(folder, RepositoryFormatTest::sparse)) {
      var worktree = sandbox.create("fix");
      sandbox.gitIn(worktree.folder(), "config", "--worktree", "core.editor", "evil");

      assertThat(sandbox.manager.problemOf(sandbox.repository, worktree)).isPresent();
    }
  }

  @Test
  void aSplitIndexIsRefusedBeforeAnythingIsTouched() throws Exception {
    assertRefused(s -> s.git("config", "core.splitIndex", "true"), "core.splitIndex false");
  }

  @Test
  void anIndexThatIsSplitWithoutConfigurationIsRefused() throws Exception {
    assertRefused(s -> s.git("update-index", "--split-index"), "--no-split-index");
  }

  @Test
  void aSparseIndexIsRefusedBeforeAnythingIsTouched() throws Exception {
    assertRefused(
        s -> {
          narrow(s);
          s.git("sparse-checkout", "reapply", "--sparse-index");
        },
        "--no-sparse-index");
  }

  @Test
  void formatsThatCannotBeReadAreNotOpened() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path other = Files.createDirectories(sandbox.root.resolve("other"));
      sandbox.gitIn(other, "init", "-q", "--object-format=sha256");
      var repositories = new Repositories(sandbox.program);

      assertThat(repositories.open(other))
          .isInstanceOfSatisfying(
              OpenOutcome.Refused.class,
              refused -> assertThat(refused.reason()).contains("sha256"));

      Path config = sandbox.main.resolve(".git/config");
      Files.writeString(
          config, "[core]\n repositoryformatversion = 1\n[extensions]\n refStorage = reftable\n");
      assertThat(repositories.open(sandbox.main))
          .isInstanceOfSatisfying(
              OpenOutcome.Refused.class,
              refused -> assertThat(refused.reason()).contains("migrate"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'[core]\n repositoryformatversion = 2\n', newer",
    "'[core]\n repositoryformatversion = 1\n[extensions]\n frobnicate = true\n', frobnicate",
    "'[core]\n repositoryformatversion = 1\n[extensions]\n compatObjectFormat = sha256\n', compat",
    "'[core\n', cannot be read",
  })
  void aFormatThatIsNotKnownIsNotOpened(String config, String reason) throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path file = sandbox.main.resolve(".git/config");
      Files.writeString(file, config);

      assertThat(new Repositories(sandbox.program).open(sandbox.main))
          .isInstanceOfSatisfying(
              OpenOutcome.Refused.class, refused -> assertThat(refused.reason()).contains(reason));
      assertThat(file).hasContent(config);
    }
  }

  @Test
  void aRepositoryWithoutACommitOpensAndSaysWhyNoSessionCanStart() throws Exception {
    try (var sandbox = new GitSandbox(folder, _ -> {})) {
      assertThat(sandbox.repository.branches()).isEmpty();
      assertThat(sandbox.repository.problemsOf("", "fix"))
          .singleElement()
          .asString()
          .contains("no commit yet");
      assertThat(made(sandbox, "HEAD"))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.reason()).contains("no commit yet"));
      assertThat(sandbox.main.resolve(".git/worktrees")).doesNotExist();
    }
  }

  /// A clone that left files out, which it would have to fetch.
  @Test
  void filesThatAreNotHereAreNotFetchedAndNothingIsLeftBehind() throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              RepositoryKind.CLONED_WITHOUT_ITS_OLD_FILES.prepare(s);
              s.git("tag", "old", "HEAD~1");
            })) {
      assertThat(made(sandbox, "old"))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.reason()).contains("git fetch"));
      assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
    }
  }

  @Test
  void aWorktreeOfABareRepositoryIsRefusedWithTheReason() throws Exception {
    try (var sandbox = new GitSandbox(folder)) {
      Path around = Files.createDirectories(sandbox.root.resolve("around"));
      sandbox.gitIn(around, "clone", "-q", "--bare", sandbox.main.toString(), ".bare");
      Files.writeString(around.resolve(".git"), "gitdir: ./.bare\n");
      sandbox.gitIn(around, "worktree", "add", "-q", "work", "main");
      var repositories = new Repositories(sandbox.program);

      for (Path each : List.of(around, around.resolve("work"), around.resolve(".bare"))) {
        assertThat(repositories.open(each))
            .as(each.toString())
            .isInstanceOfSatisfying(
                OpenOutcome.Refused.class,
                refused -> assertThat(refused.reason()).contains("bare repository"));
      }
    }
  }

  private static WorktreeCreation made(GitSandbox sandbox, String base) throws Exception {
    return sandbox.manager.create(
        sandbox.repository,
        new WorktreeRequest(GitSandbox.SESSION, "fix", base),
        CheckoutProgress.NONE);
  }

  private void assertRefused(GitSandbox.Preparation preparation, String advice) throws Exception {
    try (var sandbox =
        new GitSandbox(
            folder,
            s -> {
              GitSandbox.plain(s);
              preparation.prepare(s);
            })) {
      var outcome =
          sandbox.manager.create(
              sandbox.repository,
              new WorktreeRequest(GitSandbox.SESSION, "fix", "main"),
              CheckoutProgress.NONE);

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.reason()).contains(advice));
      assertThat(sandbox.git("branch", "--list", "fix")).isEmpty();
      assertThat(sandbox.git("worktree", "list").lines()).hasSize(1);
    }
  }

  private static List<String> changes(GitSandbox sandbox, Worktree worktree) throws Exception {
    return new WorktreeChanges(sandbox.repository, worktree)
        .compute().files().stream().map(file -> file.path()).toList();
  }

  private static void sparse(GitSandbox sandbox) throws Exception {
    GitSandbox.plain(sandbox);
    narrow(sandbox);
  }

  private static void narrow(GitSandbox sandbox) throws Exception {
    sandbox.write("docs/guide.md", "# Guide\n");
    sandbox.commitAll("docs");
    sandbox.git("sparse-checkout", "set", "src");
  }
}
